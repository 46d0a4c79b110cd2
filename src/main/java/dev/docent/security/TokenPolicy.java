package dev.docent.security;

import dev.docent.digest.Sha256;
import dev.docent.problem.Reason;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Lets in everybody who knows a token. It stores and compares only digests. It always compares all of them, each in constant
 * time.
 */
final class TokenPolicy implements AccessPolicy {
    private static final int ID_BYTES = 8;

    private final List<byte[]> digests;

    TokenPolicy(List<String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("tokens must not be empty");
        }
        digests = tokens.stream().map(Sha256::ofUtf8).toList();
    }

    @Override
    public Decision decide(RequestFacts request) {
        return Optional.ofNullable(request.token())
                .map(this::compare)
                .orElseGet(() -> new Decision.Refused(
                        Reason.UNAUTHENTICATED,
                        "token_required",
                        "Docent needs an access token. Send it as \"Authorization: Bearer …\". Ask your "
                                + "administrator for it (docent.auth.token)."));
    }

    private Decision compare(String token) {
        var given = Sha256.ofUtf8(token);
        boolean known = false;
        for (var digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        return known
                ? new Decision.Allowed(Caller.ofToken(HexFormat.of().formatHex(given, 0, ID_BYTES)))
                : new Decision.Refused(
                        Reason.UNAUTHENTICATED,
                        "token_wrong",
                        "This access token is not valid. Ask your administrator for a valid one (docent.auth.token).");
    }
}
