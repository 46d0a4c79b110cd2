package dev.docent.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a request says about who sends it.
 *
 * @param connection the connection that it came over
 * @param changesState whether the request does more than read: every method but GET and HEAD, and those GETs that ask a
 *     question
 * @param host the host that it is meant for, with its port: the header {@code Host}, or {@code :authority} of HTTP/2; absent if
 *     it names none, or several
 * @param principal the name of whom the container has logged in
 * @param token the token that came with it, as {@code Authorization: Bearer} or in the body
 * @param headers its headers
 */
public record RequestFacts(
        Connection connection,
        boolean changesState,
        Optional<String> host,
        Optional<String> principal,
        Optional<String> token,
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
     * @param names all of them, in lower case
     * @param values gives all values of one, none when it is absent; names are asked for in any case
     */
    public record Headers(Set<String> names, Function<String, List<String>> values) {
        public Headers {
            names = Set.copyOf(names);
        }
    }

    /** Returns the host in lower case and without its port. */
    Optional<String> hostName() {
        return host.map(name -> PORT.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst(""));
    }

    /** Returns the value of a header that must not occur twice; several contradict each other and count as none. */
    Optional<String> header(String name) {
        return only(headers.values().apply(name));
    }

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
