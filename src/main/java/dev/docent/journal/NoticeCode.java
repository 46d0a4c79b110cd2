package dev.docent.journal;

/** The codes of notices. They are names on the wire (docs/http-api.md). */
public final class NoticeCode {
    /** The documents probably do not answer the question. */
    public static final String NOT_IN_DOCUMENTS = "not_in_documents";

    /** The same, and the model may have answered from what it knows. */
    public static final String OUTSIDE_DOCUMENTS = "outside_documents";

    /** What the answer cites has changed since, or is not there any more. */
    public static final String OUTDATED = "outdated";

    private NoticeCode() {}
}
