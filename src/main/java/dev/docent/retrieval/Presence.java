package dev.docent.retrieval;

/** Whether the documents answer a question, as far as a search can tell. */
public enum Presence {
    /** They probably do. */
    LIKELY("likely"),
    /** What would tell is missing: vectors that are not there yet, or a language that documents and model understand. */
    UNSURE("unsure"),
    /** They probably do not. */
    UNLIKELY("unlikely");

    private final String id;

    Presence(String id) {
        this.id = id;
    }

    /** Returns the name in responses. */
    public String id() {
        return id;
    }
}
