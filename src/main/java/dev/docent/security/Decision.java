package dev.docent.security;

/** Whether a request may go on. */
public sealed interface Decision {
    /**
     * It may.
     *
     * @param user who asks
     */
    record Allowed(User user) implements Decision {}

    /**
     * It may not.
     *
     * @param status 401 when other credentials would help, else 403
     * @param code for programs: {@code token_wrong}
     * @param sentence for people: what is missing, and the setting that changes it
     */
    record Refused(int status, String code, String sentence) implements Decision {}
}
