package dev.docent.security;

import dev.docent.problem.Reason;
import java.util.Optional;

/** Lets in users whom the servlet container has logged in. */
final class ContainerPolicy implements AccessPolicy {
    @Override
    public Decision decide(RequestFacts request) {
        return Optional.ofNullable(request.principal())
                .filter(name -> !name.isBlank())
                .<Decision>map(name -> new Decision.Allowed(Caller.named(name)))
                .orElseGet(() -> new Decision.Refused(
                        Reason.UNAUTHENTICATED,
                        "login_required",
                        "The servlet container has not logged you in (docent.auth.mode=container). Log in. If you "
                                + "cannot, ask your administrator to set up a login in the container."));
    }
}
