package dev.docent.settings;

/** How a custom endpoint divides the body of its response into records. */
public enum BodyFraming {
    /** Server-sent events. */
    SSE,
    /** One JSON value in each line. */
    NDJSON,
    /** The same as {@link #NDJSON}. */
    JSON_LINES,
    /** The whole body is one JSON value. */
    JSON,
    /** The body is the text, without records. */
    TEXT;

    /** Returns whether its records can have the names of events. A body without records has no names to contradict. */
    boolean mayHaveEvents() {
        return this == SSE || this == TEXT;
    }

    /** Returns the name in the settings: {@code json-lines}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
