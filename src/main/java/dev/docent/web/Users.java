package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sends a request, as {@link AccessFilter} has found out. Stateless. */
final class Users {
    private static final String ATTRIBUTE = "dev.docent.user";

    private Users() {}

    static void set(HttpServletRequest request, String user) {
        request.setAttribute(ATTRIBUTE, user);
    }

    /** Returns the id of the user, if it is known. */
    static Optional<String> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String user ? Optional.of(user) : Optional.empty();
    }

    /** Returns whether it is somebody at the machine that runs Docent, who may see what operators see. */
    static boolean isAtThisMachine(HttpServletRequest request) {
        return find(request).filter(User.LOCAL.id()::equals).isPresent();
    }

    /**
     * Returns the id of the user.
     *
     * @throws Refusal if nobody has signed in
     */
    static String of(HttpServletRequest request) {
        return find(request)
                .orElseThrow(
                        () -> new Refusal(Reason.UNAUTHENTICATED, "This request does not identify a user. Sign in."));
    }
}
