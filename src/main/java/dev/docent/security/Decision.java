package dev.docent.security;

import dev.docent.problem.Reason;

/** Whether a request may go on. */
public sealed interface Decision {
    /**
     * It may.
     *
     * @param caller who asks
     */
    record Allowed(Caller caller) implements Decision {}

    /**
     * It may not.
     *
     * @param reason {@link Reason#UNAUTHENTICATED} when other credentials would help, else {@link Reason#FORBIDDEN}
     * @param code for programs: {@code token_wrong}
     * @param sentence for people: what is missing, and the setting that changes it
     */
    record Refused(Reason reason, String code, String sentence) implements Decision {}
}
