package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sends a request, as {@link AccessFilter} has found out. Stateless. */
final class Callers {
    private static final String ATTRIBUTE = "dev.docent.caller";

    private Callers() {}

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** Returns who it is, if that is known. */
    static Optional<Caller> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** Returns whether it is somebody at the machine that runs Docent, who may see what operators see. */
    static boolean isAtThisMachine(HttpServletRequest request) {
        return find(request).filter(Caller.LOCAL::isSameAs).isPresent();
    }

    /**
     * Returns who it is.
     *
     * @throws Refusal if nobody has signed in
     */
    static Caller of(HttpServletRequest request) {
        return find(request)
                .orElseThrow(
                        () -> new Refusal(Reason.UNAUTHENTICATED, "This request does not identify a user. Sign in."));
    }
}
