package dev.docent.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The status and the headers of a response.
 *
 * @param status for example 200
 * @param headers the values by the header's name in lower case
 */
public record ResponseHead(int status, Map<String, List<String>> headers) {
    public ResponseHead {
        headers = Map.copyOf(headers);
    }

    /** Returns whether the status is one of success, 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * Returns the first value of a header.
     *
     * @param name the header's name in lower case
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
