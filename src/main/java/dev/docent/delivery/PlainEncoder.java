package dev.docent.delivery;

import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.sse.SseWriter;

/**
 * The form that any client of event streams understands: a {@code data:} event per delta and a last {@code data: [DONE]}.
 * A failed answer ends with an event of type {@code error} instead, so that it is not taken for a whole one. Stateless.
 */
final class PlainEncoder implements FrameEncoder {
    private static final String END = "[DONE]";

    private final String answer;

    PlainEncoder(String answer) {
        this.answer = answer;
    }

    @Override
    public byte[] encode(NumberedFrame numbered) {
        var frame = numbered.frame();
        var id = answer + ":" + numbered.number();
        if (frame instanceof Frame.Text text) {
            return text(id, text.text());
        }
        if (frame instanceof Frame.Failed) {
            return new SseWriter()
                    .type("error")
                    .id(id)
                    .data(EventEncoder.data(frame))
                    .end()
                    .toBytes();
        }
        return frame.isLast() ? new SseWriter().id(id).data(END).end().toBytes() : Feed.NOTHING;
    }

    private static byte[] text(String id, String text) {
        if (!text.equals(END)) {
            return new SseWriter().id(id).data(text).end().toBytes();
        }
        // A delta that reads like the end would be taken for it: it travels as two events, the second with the id.
        return new SseWriter()
                .data("[")
                .end()
                .id(id)
                .data(END.substring(1))
                .end()
                .toBytes();
    }
}
