package dev.docent.http;

import java.net.URI;
import java.util.Map;

/**
 * A request whose response is read as a stream. Its text contains neither headers nor query, which may contain keys.
 *
 * @param method for example {@code POST}
 * @param url an absolute http or https address
 * @param headers the headers in addition to those that HTTP itself needs
 * @param body the bytes to send, empty for none; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record StreamRequest(String method, URI url, Map<String, String> headers, byte[] body) {
    public StreamRequest {
        var scheme = url.getScheme();
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "url (" + url + ") must be absolute, like https://api.example.com/v1/chat/completions");
        }
        headers = Map.copyOf(headers);
    }

    /** Returns the address without user, query and fragment. */
    public String printableUrl() {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
    }

    @Override
    public String toString() {
        return method + " " + printableUrl();
    }
}
