package dev.docent.provider;

/**
 * What the records of one provider's stream say. An instance reads one answer; one thread at a time.
 *
 * <p>Implementers: pass over whatever is missing, null or unknown; providers add fields every month. A record that is no
 * JSON at all throws {@link dev.docent.json.JsonException}.
 */
interface Dialect {
    /**
     * Reads the next record.
     *
     * @param type the type of the event, empty where the framing has none
     * @param data the event's data, the line, or the whole body
     */
    void read(String type, String data, Reading to);

    /** Returns whether events of this type speak of the answer. One that does not, and is no JSON, is passed over. */
    default boolean knows(String type) {
        return true;
    }

    /** The response has ended in order: tells what was held back. */
    default void beforeEnd(Reading to) {}

    /** Returns what must have come for an answer to be whole, for the log. */
    String terminalSignal();

    /** Returns whether the end of the response, in order, is that signal. */
    default boolean endsWithResponse() {
        return false;
    }
}
