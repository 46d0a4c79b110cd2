package dev.docent.security;

import dev.docent.problem.Reason;

/** Lets in whom the servlet container has logged in. */
final class ContainerPolicy implements AccessPolicy {
    @Override
    public Decision decide(RequestFacts request) {
        return request.principal()
                .filter(name -> !name.isBlank())
                .<Decision>map(name -> new Decision.Allowed(User.named(name)))
                .orElseGet(
                        () -> new Decision.Refused(
                                Reason.UNAUTHENTICATED,
                                "login_required",
                                "Docent asks the servlet container who you are (docent.auth.mode=container), and it has logged nobody"
                                        + " in. Log in; if you cannot, whoever runs Docent has to set up a login in the container."));
    }
}
