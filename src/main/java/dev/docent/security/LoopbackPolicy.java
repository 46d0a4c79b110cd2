package dev.docent.security;

import dev.docent.problem.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in users of the same machine. The address alone does not prove that: a proxy on this machine connects from the
 * same address for everybody, and a page of another site whose name points here (DNS rebinding) uses the browser of
 * this machine. So the host must also be one of this machine's own names, and nothing may show that the request was
 * forwarded: no header that proxies add, and not HTTP/1.0, which nginx speaks by default and no browser does.
 *
 * <p>It cannot detect a proxy on this machine that speaks HTTP/1.1, sends this machine's name as the host, and adds no
 * header. {@code SECURITY.md} says so.
 */
final class LoopbackPolicy implements AccessPolicy {
    private static final Pattern ADDRESS =
            Pattern.compile("(::ffff:)?127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|(0{1,4}:){7}0{0,3}1");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    /**
     * Headers that proxies, content delivery networks and load balancers add: names, and beginnings of names, which end with a
     * hyphen. A client sends {@code Proxy-Connection} to a server that it uses as a proxy.
     */
    private static final List<String> FORWARDED = List.of(
            "forwarded",
            "via",
            "x-forwarded-",
            "x-forwarded",
            "x-real-ip",
            "x-client-ip",
            "client-ip",
            "true-client-ip",
            "x-cluster-client-ip",
            "x-remote-ip",
            "x-remote-addr",
            "x-original-",
            "x-proxyuser-ip",
            "x-envoy-",
            "x-amzn-",
            "x-amz-cf-",
            "x-azure-",
            "x-appengine-",
            "x-cloud-trace-context",
            "x-varnish",
            "x-traefik-",
            "x-nginx-",
            "cf-",
            "cdn-",
            "fastly-",
            "akamai-",
            "x-akamai-",
            "front-end-https",
            "x-arr-",
            "x-sucuri-",
            "max-forwards",
            "proxy-connection");

    private static final String HOW_TO_OPEN =
            " To let others in, ask your administrator to set docent.auth.mode: for example "
                    + "docent.auth.mode=token with docent.auth.token, or docent.auth.mode=open for everybody who "
                    + "can reach Docent.";

    @Override
    public Decision decide(RequestFacts request) {
        var connection = request.connection();
        if (!isLoopback(connection.remoteAddress()) || !isLoopback(connection.localAddress())) {
            return refused("remote_address", "By default Docent only accepts requests from the same machine.");
        }
        if (connection.protocol().equals("HTTP/1.0")) {
            return refused(
                    "forwarded",
                    "By default Docent only accepts requests from the same machine, and this request looks "
                            + "like one from a proxy (HTTP/1.0).");
        }
        var forwarded = request.headers().names().stream()
                .filter(LoopbackPolicy::isOfAProxy)
                .sorted()
                .findFirst();
        if (forwarded.isPresent()) {
            return refused(
                    "forwarded",
                    "By default Docent only accepts requests from the same machine, and this request came through a proxy ("
                            + forwarded.get() + ").");
        }
        if (request.hostName().filter(HOSTS::contains).isEmpty()) {
            return refused(
                    "host_name",
                    "By default Docent only accepts requests from the same machine, under http://localhost, "
                            + "http://127.0.0.1 or http://[::1].");
        }
        return new Decision.Allowed(Caller.LOCAL);
    }

    private static Decision refused(String code, String reason) {
        return new Decision.Refused(Reason.FORBIDDEN, code, reason + HOW_TO_OPEN);
    }

    private static boolean isLoopback(String address) {
        var bare = address.replaceAll("^\\[|]$|%[^\\]]*", "").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(bare).matches();
    }

    private static boolean isOfAProxy(String header) {
        return FORWARDED.stream().anyMatch(sign -> sign.endsWith("-") ? header.startsWith(sign) : header.equals(sign));
    }
}
