package dev.docent.security;

import dev.docent.problem.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another origin makes a browser send, then asks the next policy. A browser says where a request
 * comes from in {@code Sec-Fetch-Site}, which no script can forge, or, on plain HTTP between machines, only in {@code
 * Origin}. A request with neither header does not come from a browser.
 */
final class SameOriginPolicy implements AccessPolicy {
    /** {@code none} means that somebody typed the address. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final AccessPolicy next;

    SameOriginPolicy(AccessPolicy next) {
        this.next = next;
    }

    @Override
    public Decision decide(RequestFacts request) {
        if (request.changesState() && !isOwn(request)) {
            return new Decision.Refused(
                    Reason.FORBIDDEN,
                    "cross_origin",
                    "This request comes from a page of another site. If it is Docent's own page, a proxy "
                            + "changes the Host header: make the proxy pass it on unchanged.");
        }
        return next.decide(request);
    }

    private static boolean isOwn(RequestFacts request) {
        if (request.has("Sec-Fetch-Site")) {
            return request.header("Sec-Fetch-Site").filter(OWN::contains).isPresent();
        }
        return !request.has("Origin") || comesFromItsHost(request);
    }

    /** Compares only host and port: behind a proxy that terminates TLS, the schemes differ. */
    private static boolean comesFromItsHost(RequestFacts request) {
        return request.header("Origin")
                .flatMap(SameOriginPolicy::authority)
                .filter(authority -> authority.equals(lower(request.host())))
                .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(lower(new URI(origin).getRawAuthority()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
