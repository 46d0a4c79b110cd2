package dev.docent.web;

import dev.docent.problem.Refusal;
import dev.docent.security.AccessPolicy;
import dev.docent.security.Caller;
import dev.docent.security.Decision;
import dev.docent.security.RequestFacts;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Applies the access policy to requests. Thread-safe. */
public final class Access {
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** The paths where a GET does more than read. */
    private static final Set<String> ACTING = Set.of("/chat", "/api/check");

    private final AccessPolicy policy;

    public Access(AccessPolicy policy) {
        this.policy = policy;
    }

    /** Decides whether a request is allowed by what stands before its body. */
    Decision decide(HttpServletRequest request) {
        return decide(request, null);
    }

    private Decision decide(HttpServletRequest request, @Nullable String bodyToken) {
        return policy.decide(new RequestFacts(
                new RequestFacts.Connection(request.getRemoteAddr(), request.getLocalAddr(), request.getProtocol()),
                changesState(request),
                host(request).orElse(null),
                user(request).orElse(null),
                bearerToken(request).orElse(bodyToken),
                new RequestFacts.Headers(names(request), name -> headers(request, name))));
    }

    /**
     * Over HTTP/2, not every container also returns {@code :authority} as the header {@code Host}, but all of them know the
     * server's name.
     */
    private static Optional<String> host(HttpServletRequest request) {
        var values = headers(request, "Host");
        if (values.isEmpty() && !request.getProtocol().startsWith("HTTP/1.")) {
            int port = request.getServerPort();
            boolean usual = port == (request.isSecure() ? 443 : 80);
            return Optional.ofNullable(request.getServerName()).map(name -> usual ? name : name + ":" + port);
        }
        return RequestFacts.only(values);
    }

    private static Optional<String> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    private static Set<String> names(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /**
     * Returns who sent a request.
     *
     * @param bodyToken the token in its body, if it has one
     * @throws Refusal if the policy refuses it
     */
    Caller callerOf(HttpServletRequest request, @Nullable String bodyToken) {
        var decision = decide(request, bodyToken);
        if (decision instanceof Decision.Allowed allowed) {
            return allowed.caller();
        }
        throw refusal((Decision.Refused) decision);
    }

    static Refusal refusal(Decision.Refused refused) {
        return new Refusal(refused.reason(), refused.code(), refused.sentence());
    }

    /** A GET that asks a question costs as much as a POST, and one that tests the connection takes one of few places. */
    private static boolean changesState(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) || ACTING.contains(request.getServletPath());
    }

    private static Optional<String> bearerToken(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
