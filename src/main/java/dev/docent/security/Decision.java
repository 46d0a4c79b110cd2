package dev.docent.security;

import dev.docent.problem.Reason;

/** Whether a request is allowed. */
public sealed interface Decision {
    /**
     * The request is allowed.
     *
     * @param caller who asks
     */
    record Allowed(Caller caller) implements Decision {}

    /**
     * The request is refused.
     *
     * @param reason {@link Reason#UNAUTHENTICATED} if other credentials would help, otherwise {@link Reason#FORBIDDEN}
     * @param code for programs: {@code token_wrong}
     * @param sentence for people: what is missing, and the setting that changes it
     */
    record Refused(Reason reason, String code, String sentence) implements Decision {}
}
