package dev.docent.delivery;

import dev.docent.journal.Cursor;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.sse.SseWriter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/**
 * A cursor's frames as an event stream. If there are several frames, one write sends them.
 *
 * <p>{@link #events} is Docent's own form, {@link #plain} the one for clients that know only {@code data:} and {@code
 * [DONE]}.
 */
public final class JournalFeed<F> implements Feed {
    /** The end of an id whose event has only the first half of a frame, in the plain form. */
    public static final String HALF = "-";

    private static final int FRAMES_PER_WRITE = 64;

    private static final byte[] KEEP_ALIVE =
            new SseWriter().comment("keep-alive").end().toBytes();

    private final Cursor<F> cursor;
    private final FrameEncoder<F> encoder;
    private boolean begun;

    private JournalFeed(Cursor<F> cursor, FrameEncoder<F> encoder) {
        this.cursor = cursor;
        this.encoder = encoder;
    }

    /** Returns a feed of named events whose data is JSON (docs/http-api.md, "Events"). */
    public static <F> JournalFeed<F> events(Cursor<F> cursor) {
        return new JournalFeed<>(cursor, new EventEncoder<>(cursor.codec()));
    }

    /**
     * Returns a feed of the bare text.
     *
     * @param answer the id that every event's id begins with, so that a native {@code EventSource} resumes
     * @param halfSeen the number of the first frame if the reader has seen the event whose id ends with {@link #HALF};
     *     otherwise 0
     */
    public static JournalFeed<Frame> plain(Cursor<Frame> cursor, String answer, int halfSeen) {
        return new JournalFeed<>(cursor, new PlainEncoder(answer, halfSeen));
    }

    @Override
    public byte[] next() {
        boolean first = !begun;
        begun = true;
        var frames = cursor.next(FRAMES_PER_WRITE);
        while (!frames.isEmpty()) {
            var bytes = encode(frames);
            if (bytes.length > 0) {
                return bytes;
            }
            // This format shows none of them.
            frames = cursor.next(FRAMES_PER_WRITE);
        }
        // A reader who resumes while the model is silent must see at once that no proxy buffers.
        return first ? KEEP_ALIVE : NOTHING;
    }

    private byte[] encode(List<NumberedFrame<F>> frames) {
        if (frames.size() == 1) {
            return encoder.encode(frames.get(0));
        }
        var joined = new ByteArrayOutputStream();
        frames.forEach(frame -> joined.writeBytes(encoder.encode(frame)));
        return joined.toByteArray();
    }

    @Override
    public boolean hasEnded() {
        return cursor.hasEnded();
    }

    @Override
    public byte[] comeBackAfter(Duration delay) {
        return new SseWriter().retry(delay).end().toBytes();
    }

    @Override
    public byte[] heartbeat() {
        return KEEP_ALIVE;
    }
}
