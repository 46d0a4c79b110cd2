package dev.docent.delivery;

import dev.docent.journal.Cursor;
import dev.docent.journal.NumberedFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One response to a long poll: waits for frames, then returns all of them as one JSON object {@code
 * {"events":[{"id","event","data"}],"ended":bool}}; with an empty list if {@link #expire()} came first.
 *
 * <p>A text frame has no {@code event}, as in the stream. It returns at most {@link #MAX_FRAMES} frames at once.
 */
public final class LongPollFeed<F> implements Feed {
    /** The most frames of one response; the next poll returns the rest. */
    static final int MAX_FRAMES = 10_000;

    private final Cursor<F> cursor;
    private volatile boolean expired;
    private boolean answered;

    public LongPollFeed(Cursor<F> cursor) {
        this.cursor = cursor;
    }

    /** Makes the poll respond at the next {@linkplain EventStream#wake() wake} even if there is nothing new. */
    public void expire() {
        expired = true;
    }

    @Override
    public byte[] next() {
        if (answered) {
            return NOTHING;
        }
        var frames = cursor.next(MAX_FRAMES);
        if (frames.isEmpty() && !expired && !cursor.hasEnded()) {
            return NOTHING;
        }
        answered = true;
        return json(frames).getBytes(StandardCharsets.UTF_8);
    }

    private String json(List<NumberedFrame<F>> frames) {
        var codec = cursor.codec();
        var json = new StringBuilder("{\"events\":[");
        for (var numbered : frames) {
            if (json.charAt(json.length() - 1) == '}') {
                json.append(',');
            }
            var frame = numbered.frame();
            json.append("{\"id\":").append(numbered.number());
            var event = codec.event(frame);
            if (!event.isEmpty()) {
                json.append(",\"event\":\"").append(event).append('"');
            }
            json.append(",\"data\":").append(codec.data(frame)).append('}');
        }
        return json.append("],\"ended\":").append(cursor.hasEnded()).append('}').toString();
    }

    @Override
    public boolean hasEnded() {
        return answered;
    }

    @Override
    public byte[] heartbeat() {
        return NOTHING;
    }
}
