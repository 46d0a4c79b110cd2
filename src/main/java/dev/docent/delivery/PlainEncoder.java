package dev.docent.delivery;

import dev.docent.journal.Frame;
import dev.docent.journal.NoticeCode;
import dev.docent.journal.NumberedFrame;
import dev.docent.sse.SseWriter;

/**
 * The form that any client of event streams understands: a {@code data:} event per delta and a last {@code data:
 * [DONE]}. A failed answer ends with an event of type {@code error} instead, so that it is not taken for a complete
 * one. A notice about the answer is an event of type {@code notice}. Clients that handle only events without a type
 * receive neither, except for the notice that the model may have answered from what it knows: it is also text, because their
 * readers must see it. Immutable.
 *
 * <p>The first frame is an id without data, which is not an event: a native {@code EventSource} whose connection is cut
 * before the first text comes back for the rest, and does not ask a second question.
 */
final class PlainEncoder implements FrameEncoder<Frame> {
    private static final String END = "[DONE]";

    private final String answer;
    private final int halfSeen;

    /**
     * Creates an encoder.
     *
     * @param halfSeen the frame whose first half has been seen, 0 for none
     */
    PlainEncoder(String answer, int halfSeen) {
        this.answer = answer;
        this.halfSeen = halfSeen;
    }

    @Override
    public byte[] encode(NumberedFrame<Frame> numbered) {
        var frame = numbered.frame();
        var id = answer + ":" + numbered.number();
        if (frame instanceof Frame.Text text) {
            return text(id, text.text(), numbered.number() == halfSeen);
        }
        if (frame instanceof Frame.Start) {
            return new SseWriter().id(id).end().toBytes();
        }
        if (frame instanceof Frame.Notice notice && notice.code().equals(NoticeCode.OUTSIDE_DOCUMENTS)) {
            return outside(id, notice);
        }
        if (frame instanceof Frame.Failed || frame instanceof Frame.Notice) {
            return new SseWriter()
                    .type(Frame.CODEC.event(frame))
                    .id(id)
                    .data(Frame.CODEC.data(frame))
                    .end()
                    .toBytes();
        }
        return Frame.CODEC.isLast(frame)
                ? new SseWriter().id(id).data(END).end().toBytes()
                : Feed.NOTHING;
    }

    /** Returns the notice for those who handle it, and its sentences as a paragraph for all others, whom nothing else tells. */
    private static byte[] outside(String id, Frame.Notice notice) {
        return new SseWriter()
                .type(Frame.CODEC.event(notice))
                .data(Frame.CODEC.data(notice))
                .end()
                .id(id)
                .data("\n\n" + notice.message() + "\n\n")
                .end()
                .toBytes();
    }

    private static byte[] text(String id, String text, boolean halfSeen) {
        if (!text.equals(END)) {
            return new SseWriter().id(id).data(text).end().toBytes();
        }
        // A delta that looks like the end is sent as two events, so that it is not taken for the end.
        var event = new SseWriter();
        if (!halfSeen) {
            event.id(id + JournalFeed.HALF).data(END.substring(0, 1)).end();
        }
        return event.id(id).data(END.substring(1)).end().toBytes();
    }
}
