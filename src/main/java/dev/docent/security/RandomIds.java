package dev.docent.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Creates unguessable ids: 128 random bits as 22 characters that need no escaping in a URL. Thread-safe. */
public final class RandomIds implements Supplier<String> {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
