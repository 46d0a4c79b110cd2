package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;

/**
 * The HTTP API of a provider: the request for an answer, and how its response is read. Each answer has its own instance. One thread at a
 * time.
 *
 * <p>Implementers: ignore what is missing, null or unknown, because providers add fields every month. Do not guess from a missing record
 * that an answer is complete: call {@link StreamedAnswer#finish} or {@link StreamedAnswer#end} when the provider says so.
 */
interface ProviderApi {
    /** Returns the request for a prompt. If the API uses tools, it is one {@linkplain Prompt#forTools() for tools}. */
    StreamRequest request(Prompt prompt);

    /** Returns whether the API knows tools. */
    default boolean usesTools() {
        return true;
    }

    /** Returns how the response is divided into records; {@link Framing#EVENTS} by default. */
    default Framing framing() {
        return Framing.EVENTS;
    }

    /**
     * Reads the next record, and adds what it says to the answer.
     *
     * @param type the type of the event; {@code message} if it has none
     * @param data the event's data, the line, or the whole body
     * @throws dev.docent.json.JsonException if the record should be JSON and is not
     */
    void read(String type, String data, StreamedAnswer answer);

    /** Returns whether events of this type belong to the answer. Others are ignored when they are not JSON. */
    default boolean knows(String type) {
        return true;
    }

    /** Returns what a complete answer must have, for the log. */
    String terminalSignal();

    /** Returns whether a proper end of the response is that signal. */
    default boolean endsWithResponse() {
        return false;
    }
}
