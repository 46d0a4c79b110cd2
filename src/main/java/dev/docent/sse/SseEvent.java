package dev.docent.sse;

/**
 * One event of an event stream.
 *
 * @param type the event's type; {@code message} if the stream names none
 * @param data the data lines, joined by {@code \n}
 * @param lastEventId the last id that the stream has set up to this event; empty if none
 */
public record SseEvent(String type, String data, String lastEventId) {}
