package dev.docent.security;

import dev.docent.problem.Reason;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lets in everybody who uses a name of this server. If the name of another site points here (DNS rebinding),
 * a browser takes that site and this server for the same one. Then neither origin nor headers show the difference; only
 * the name does. Such a name belongs to somebody on the internet. Nobody can register addresses, names without a dot
 * and names below endings of private networks there; every other name must be set. A request without a host does not
 * come from a browser.
 */
final class OpenPolicy implements AccessPolicy {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[^\\]]*)?]");
    /**
     * Endings that private networks use (RFC 6762, appendix G), and endings that are reserved for them (RFC 2606, RFC 6761, RFC
     * 8375).
     */
    private static final List<String> PRIVATE = List.of(
            ".intranet",
            ".internal",
            ".private",
            ".corp",
            ".home",
            ".lan",
            ".local",
            ".localhost",
            ".home.arpa",
            ".test");

    private final Predicate<String> hosts;

    /** @param hosts names in any case; {@code *.example.com} means all names below one, {@code *} all names */
    OpenPolicy(List<String> hosts) {
        var names = hosts.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.hosts = host -> names.stream().anyMatch(name -> matches(name, host));
    }

    @Override
    public Decision decide(RequestFacts request) {
        var host = request.hostName()
                // A dot at the end stands for the root of all names.
                .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        boolean namesNone = host.isEmpty() && !request.has("Host");
        if (namesNone || host.filter(this::isOurs).isPresent()) {
            return new Decision.Allowed(Caller.ANONYMOUS);
        }
        return new Decision.Refused(
                Reason.FORBIDDEN,
                "host_name",
                "Docent does not know the host name"
                        + host.map(name -> " \"" + name + "\"").orElse("")
                        + " of this request. If this is the name of the server, ask your "
                        + "administrator to set docent.auth.hosts, for example docent.auth.hosts="
                        + host.orElse("docs.example.com") + ".");
    }

    private boolean isOurs(String host) {
        boolean isOneWord = host.indexOf('.') < 0 && host.indexOf(':') < 0;
        return isOneWord
                || NUMBERS.matcher(host).matches()
                || PRIVATE.stream().anyMatch(host::endsWith)
                || hosts.test(host);
    }

    private static boolean matches(String name, String host) {
        boolean below = name.startsWith("*.") && host.endsWith(name.substring(1));
        return below || name.equals("*") || name.equals(host);
    }
}
