package dev.docent.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that contains only a key, such as a mounted secret. */
final class KeyFile {
    /** The longest key: 64 KiB, more than any header may hold. */
    static final int MOST_BYTES = 64 << 10;

    private KeyFile() {}

    static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new KeyException("the key file " + file + " has more than " + MOST_BYTES + " bytes", null);
            }
            return checked(new String(bytes, UTF_8), "the key file " + file);
        } catch (IOException e) {
            throw new KeyException("the key file " + file + " cannot be read: " + e, e);
        }
    }

    /** Returns a key without the white space around it. It must be visible ASCII, because it goes into a header. */
    static String checked(String text, String where) {
        var key = text.strip();
        if (key.isEmpty()) {
            throw new KeyException(where + " contains no key", null);
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new KeyException(where + " contains more than a key: a key is visible ASCII without spaces", null);
        }
        return key;
    }
}
