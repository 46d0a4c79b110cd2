package dev.docent.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The rest of a request's path after its servlet. Stateless. */
public final class PathSegments {
    private PathSegments() {}

    /** Returns the decoded segments; none for the servlet's own path. */
    public static List<String> of(HttpServletRequest request) {
        var rest = rest(request);
        return rest.isEmpty() ? List.of() : List.of(rest.split("/", -1));
    }

    /** Returns the decoded rest of the path without its first slash. */
    public static String rest(HttpServletRequest request) {
        var info = Optional.ofNullable(request.getPathInfo()).orElse("/");
        return info.substring(1);
    }
}
