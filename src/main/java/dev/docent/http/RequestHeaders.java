package dev.docent.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the headers of a request together. The names of headers have no case (RFC 9110, section 5.1). */
public final class RequestHeaders {
    private RequestHeaders() {}

    /**
     * Returns the headers of a request that sends JSON and expects JSON.
     *
     * @param key is sent as a bearer token (RFC 6750); null for none
     * @param own replace those of the same name
     */
    public static Map<String, String> json(@Nullable String key, Map<String, String> own) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        if (key != null) {
            headers.put("Authorization", "Bearer " + key);
        }
        return joined(headers, own);
    }

    /** Returns the headers of both. Of two with the same name, the second one wins. */
    public static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
        var all = new LinkedHashMap<String, String>();
        first.forEach((name, value) -> put(all, name, value));
        second.forEach((name, value) -> put(all, name, value));
        return all;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }
}
