package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The user who sends a request, as {@link AccessFilter} has determined. Stateless. */
final class Callers {
    private static final String ATTRIBUTE = "dev.docent.caller";

    private Callers() {}

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** Returns the user, if known. */
    static Optional<Caller> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** Returns whether the user is at the machine that runs Docent, and so may see what administrators see. */
    static boolean isAtThisMachine(HttpServletRequest request) {
        return find(request).filter(Caller.LOCAL::isSameAs).isPresent();
    }

    /**
     * Returns the user.
     *
     * @throws Refusal if the user is unknown
     */
    static Caller of(HttpServletRequest request) {
        return find(request)
                .orElseThrow(
                        () -> new Refusal(Reason.UNAUTHENTICATED, "This request does not identify a user. Sign in."));
    }
}
