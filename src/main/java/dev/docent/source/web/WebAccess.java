package dev.docent.source.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Docent proves to a web site who it is. It is sent with each request, and only to the server of the start address.
 * Immutable; its text contains no secret.
 *
 * @param userAgent what Docent calls itself; the part before the first slash is its name in robots.txt
 * @param headers further headers of each request, such as {@code Authorization} or {@code Cookie}
 * @param login name and password (HTTP Basic); null for none
 */
public record WebAccess(
        String userAgent,
        Map<String, String> headers,
        @Nullable BasicLogin login) {
    /** What Docent calls itself. */
    public static final String USER_AGENT = "Docent";

    /** Nobody in particular. */
    public static final WebAccess OPEN = new WebAccess(USER_AGENT, Map.of(), null);

    public WebAccess {
        headers = Map.copyOf(headers);
    }

    /** A name and a password. Its text contains neither. */
    public record BasicLogin(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }

        private String basic() {
            byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }
    }

    /** Returns the headers that each request has. */
    Map<String, String> sent() {
        var sent = new LinkedHashMap<String, String>();
        sent.put("User-Agent", userAgent);
        sent.put("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf, */*;q=0.5");
        if (login != null) {
            sent.put("Authorization", login.basic());
        }
        headers.forEach((name, value) -> {
            sent.keySet().removeIf(name::equalsIgnoreCase);
            sent.put(name, value);
        });
        return sent;
    }

    /** Returns its name in robots.txt. */
    String robot() {
        return userAgent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "WebAccess[" + userAgent + "]";
    }
}
