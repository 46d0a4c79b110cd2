package dev.docent.provider;

import dev.docent.settings.BodyFraming;
import dev.docent.sse.SseEvent;

/** How a provider divides its response into records. */
enum Framing {
    /** Server-sent events. */
    EVENTS("text/event-stream") {
        @Override
        Records records() {
            return new EventRecords(MAX_RECORD_BYTES);
        }
    },
    /** One JSON value in each line. */
    LINES("application/x-ndjson") {
        @Override
        Records records() {
            return new LineRecords(MAX_RECORD_BYTES);
        }
    },
    /** The whole body is one JSON value. */
    WHOLE("application/json") {
        @Override
        Records records() {
            return new WholeRecord(MAX_WHOLE_BYTES);
        }
    },
    /** The body is the text. */
    TEXT("text/plain") {
        @Override
        Records records() {
            return new TextRecords();
        }
    };

    /** The most bytes of one event or line: 4 Mi. Beyond that, the answer fails with {@code model_not_a_stream}. */
    static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** The most bytes of a body that is one value: 16 Mi. Beyond that, the same. */
    private static final int MAX_WHOLE_BYTES = 16 * 1024 * 1024;

    private final String mediaType;

    Framing(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns the framing that the settings name. */
    static Framing of(BodyFraming framing) {
        return switch (framing) {
            case SSE -> EVENTS;
            case NDJSON, JSON_LINES -> LINES;
            case JSON -> WHOLE;
            case TEXT -> TEXT;
        };
    }

    /** Returns a record without a type. */
    static SseEvent record(String data) {
        return new SseEvent("message", data, "");
    }

    /** Returns a reader that divides the body of one response. */
    abstract Records records();

    /** Returns the media type that requests such a response in the header {@code Accept}. */
    String mediaType() {
        return mediaType;
    }

    /**
     * Returns whether a body that begins with this character, after blanks, has another form. The content type does not say: some
     * servers call everything an event stream, and some call streams text.
     *
     * @param calledHtml whether the response says that it is HTML
     */
    boolean excludes(char first, boolean calledHtml) {
        return switch (this) {
            case EVENTS -> first == '{' || first == '[' || first == '<';
            case LINES, WHOLE -> first == '<';
            case TEXT -> first == '<' && calledHtml;
        };
    }
}
