package dev.docent.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are reached without a proxy, in the form of the variable {@code NO_PROXY}: items separated by commas
 * or spaces. A name means itself and all names below it. A name that begins with a dot means only the names below it. A
 * {@code *} at the beginning or end of a name means anything, and {@code *} alone means every host. An IP address or a block
 * of them means these addresses. {@code :port} after an item limits it to that port. The same machine is always reached
 * without a proxy. Names are never looked up. Immutable.
 */
public final class DirectHosts implements Predicate<URI> {
    static final DirectHosts NONE = new DirectHosts("", List.of());

    /** An IPv6 address is in brackets before a port. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[^:]+|\\[.*]):\\d{1,5}");

    private static final Predicate<String> LOOPBACK =
            AddressRange.parse("127.0.0.0/8").or(AddressRange.parse("::1"));

    private final String text;
    private final List<Predicate<URI>> rules;

    private DirectHosts(String text, List<Predicate<URI>> rules) {
        this.text = text;
        this.rules = rules;
    }

    static ValueType<DirectHosts> type(String example) {
        return new ValueType<>(
                "host names, IP addresses or blocks of addresses, separated by commas", example, DirectHosts::parse);
    }

    static DirectHosts parse(String text) {
        return new DirectHosts(
                text,
                Arrays.stream(text.split("[,\\s]+"))
                        .filter(item -> !item.isEmpty())
                        .map(DirectHosts::rule)
                        .toList());
    }

    private static Predicate<URI> rule(String item) {
        var range = range(item);
        if (range != null) {
            return url -> range.test(host(url));
        }
        int colon = item.lastIndexOf(':');
        if (HOST_AND_PORT.matcher(item).matches()) {
            int port = Integer.parseInt(item.substring(colon + 1));
            var hosts = rule(item.substring(0, colon).replaceAll("^\\[|]$", ""));
            return url -> port(url) == port && hosts.test(url);
        }
        var name = item.toLowerCase(Locale.ROOT);
        return url -> matches(name, host(url));
    }

    private static @Nullable AddressRange range(String item) {
        try {
            return AddressRange.parse(item);
        } catch (IllegalArgumentException e) {
            return null; // It is a name.
        }
    }

    private static boolean matches(String rule, String host) {
        if (rule.equals("*")) {
            return true;
        }
        if (rule.endsWith("*")) {
            return host.startsWith(rule.substring(0, rule.length() - 1));
        }
        var ending = rule.startsWith("*") ? rule.substring(1) : rule;
        return host.endsWith(ending) && (rule.startsWith("*") || rule.startsWith(".") || isWhole(ending, host));
    }

    private static boolean isWhole(String name, String host) {
        return host.length() == name.length() || host.charAt(host.length() - name.length() - 1) == '.';
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }

    private static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** Returns whether the host of a URL is reached without a proxy. */
    @Override
    public boolean test(URI url) {
        var host = host(url);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || LOOPBACK.test(host)
                || rules.stream().anyMatch(rule -> rule.test(url));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectHosts hosts && hosts.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
