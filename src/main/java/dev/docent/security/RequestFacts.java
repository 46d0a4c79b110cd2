package dev.docent.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request says about who sends it.
 *
 * @param remoteAddress the address at the other end of the connection, as the container prints it
 * @param changesState whether the request does more than read: every method but GET and HEAD, and those GETs that ask a
 *     question
 * @param principal the name of whom the container has logged in
 * @param token the token that came with it, as {@code Authorization: Bearer} or in the body
 * @param headers gives all values of a header, none when it is absent; names are asked for in any case
 */
public record RequestFacts(
        String remoteAddress,
        boolean changesState,
        Optional<String> principal,
        Optional<String> token,
        Function<String, List<String>> headers) {
    /** Returns the value of a header that must not occur twice; several contradict each other and count as none. */
    Optional<String> header(String name) {
        var values = headers.apply(name);
        return values.size() == 1
                ? Optional.of(values.get(0).strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    boolean has(String name) {
        return !headers.apply(name).isEmpty();
    }
}
