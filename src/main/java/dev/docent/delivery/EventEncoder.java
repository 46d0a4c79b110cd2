package dev.docent.delivery;

import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.json.Json;
import dev.docent.sse.SseWriter;
import java.util.function.Function;

/** Docent's own form of an event: its type, its number as id, and its data as one line of JSON. Stateless. */
final class EventEncoder implements FrameEncoder {
    static final EventEncoder SHARED = new EventEncoder();

    private static final Function<NumberedFrame, byte[]> ENCODE = EventEncoder::bytes;

    @Override
    public byte[] encode(NumberedFrame frame) {
        return frame.encoded(ENCODE);
    }

    /** Returns the JSON text of a frame's data. */
    static String data(Frame frame) {
        if (frame instanceof Frame.Text text) {
            // The path of every token: no reflection, no tree.
            return "{\"text\":" + Json.quote(text.text()) + "}";
        }
        if (frame instanceof Frame.Progress progress) {
            return Json.write(progress.state());
        }
        return Json.write(frame);
    }

    private static byte[] bytes(NumberedFrame numbered) {
        var frame = numbered.frame();
        var event = new SseWriter();
        if (!frame.event().isEmpty()) {
            event.type(frame.event());
        }
        return event.id(Integer.toString(numbered.number()))
                .data(data(frame))
                .end()
                .toBytes();
    }
}
