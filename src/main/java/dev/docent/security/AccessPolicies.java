package dev.docent.security;

import dev.docent.settings.Secret;
import dev.docent.settings.Settings;
import java.util.List;
import java.util.function.Predicate;

/**
 * The policies, one for each {@code docent.auth.mode}. All of them refuse what a page of another origin makes a browser send.
 */
public final class AccessPolicies {
    private AccessPolicies() {}

    /** Returns the policy that the settings name. */
    public static AccessPolicy of(Settings.Auth auth) {
        return switch (auth.mode()) {
            case LOOPBACK -> loopback();
            case OPEN -> open(auth.hosts());
            case TOKEN -> token(auth.tokens().stream().map(Secret::value).toList());
            case CONTAINER -> container();
            case HEADER -> header(auth.header(), auth.trustedProxies());
        };
    }

    /** Lets in users of the same machine: the policy if {@code docent.auth.mode} is not set. */
    public static AccessPolicy loopback() {
        return sameOrigin(new LoopbackPolicy());
    }

    /** Lets in everybody, without a name, if the host of the request is an address or a name without a dot. */
    public static AccessPolicy open() {
        return open(List.of());
    }

    /**
     * Lets in everybody, without a name.
     *
     * @param hosts further names of this server; {@code *.example.com} means all names below one, {@code *} all names
     */
    public static AccessPolicy open(List<String> hosts) {
        return sameOrigin(new OpenPolicy(hosts));
    }

    /** Lets in everybody who knows one of the tokens; each token is a user. */
    public static AccessPolicy token(List<String> tokens) {
        return sameOrigin(new TokenPolicy(tokens));
    }

    /** Lets in users whom the servlet container has logged in. */
    public static AccessPolicy container() {
        return sameOrigin(new ContainerPolicy());
    }

    /**
     * Lets in the users that a proxy names.
     *
     * @param header the header with the name
     * @param trustedProxies decides whether an address belongs to a proxy; from any other address the header is ignored
     */
    public static AccessPolicy header(String header, List<? extends Predicate<String>> trustedProxies) {
        return sameOrigin(new HeaderPolicy(header, trustedProxies));
    }

    private static AccessPolicy sameOrigin(AccessPolicy policy) {
        return new SameOriginPolicy(policy);
    }
}
