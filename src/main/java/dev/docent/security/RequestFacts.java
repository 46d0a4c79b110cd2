package dev.docent.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about who sends it.
 *
 * @param connection the connection that it arrived on
 * @param changesState whether the request does more than read: every method but GET and HEAD, and those GETs that ask a
 *     question
 * @param host the host that it is sent to, with its port: the header {@code Host}, or {@code :authority} of HTTP/2; null if it
 *     names no host, or several
 * @param principal the name of the user whom the container has logged in; null if nobody is logged in
 * @param token its token, from {@code Authorization: Bearer} or from the body; null if it has none
 * @param headers its headers
 */
public record RequestFacts(
        Connection connection,
        boolean changesState,
        @Nullable String host,
        @Nullable String principal,
        @Nullable String token,
        Headers headers) {
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    /**
     * A connection.
     *
     * @param remoteAddress the address at its other end, as the container prints it
     * @param localAddress the address at this end
     * @param protocol for example {@code HTTP/1.1}
     */
    public record Connection(String remoteAddress, String localAddress, String protocol) {}

    /**
     * The headers of a request.
     *
     * @param names their names, in lower case
     * @param values returns all values of a header by its name in any case; none if it is absent
     */
    public record Headers(Set<String> names, Function<String, List<String>> values) {
        public Headers {
            names = Set.copyOf(names);
        }
    }

    /** Returns the host in lower case and without its port. */
    Optional<String> hostName() {
        return Optional.ofNullable(host)
                .map(name -> PORT.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst(""));
    }

    /** Returns the value of a header; several values contradict each other and count as missing. */
    Optional<String> header(String name) {
        return only(headers.values().apply(name));
    }

    /** Returns whether a header occurs, once or more often. */
    boolean has(String name) {
        return !headers.values().apply(name).isEmpty();
    }

    /** Returns the single value; several values contradict each other and count as missing. */
    public static Optional<String> only(List<String> values) {
        return values.size() == 1
                ? Optional.of(values.get(0).strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }
}
