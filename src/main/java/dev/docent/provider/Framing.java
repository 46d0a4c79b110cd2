package dev.docent.provider;

import dev.docent.model.ModelFailure;

/** How a provider cuts its response into records. */
enum Framing {
    /** Server-sent events. */
    EVENTS {
        @Override
        Records records(Records.Listener listener) {
            return new EventRecords(listener, MAX_RECORD_BYTES);
        }
    },
    /** One JSON value a line. */
    LINES {
        @Override
        Records records(Records.Listener listener) {
            return new LineRecords(listener, MAX_RECORD_BYTES);
        }
    },
    /** The whole body is one JSON value. */
    WHOLE {
        @Override
        Records records(Records.Listener listener) {
            return new WholeRecord(listener, MAX_WHOLE_BYTES);
        }
    },
    /** The body is the text. */
    TEXT {
        @Override
        Records records(Records.Listener listener) {
            return new TextRecords(listener);
        }
    };

    /** The most bytes of one event or line: 4 Mi. Beyond it the answer fails with {@link ModelFailure#NOT_A_STREAM}. */
    static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** The most bytes of a body that is one value: 16 Mi; then the same. */
    private static final int MAX_WHOLE_BYTES = 16 * 1024 * 1024;

    abstract Records records(Records.Listener listener);

    /**
     * Returns whether a body that begins with this character, blanks aside, is something else: some servers call everything
     * an event stream, and some streams text.
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
