package dev.docent.conversation;

import dev.docent.journal.Frame;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as far as it is kept. Immutable.
 *
 * @param text its text
 * @param status how far it has come
 * @param frames the frames that show it again, in their order; none while it runs
 * @param endedAt when it ended; null while it runs
 */
public record WrittenAnswer(
        String text,
        TurnStatus status,
        List<Frame> frames,
        @Nullable Instant endedAt) {
    /** Of an answer that begins. */
    static final WrittenAnswer NONE = new WrittenAnswer("", TurnStatus.RUNNING, List.of(), null);

    public WrittenAnswer {
        frames = List.copyOf(frames);
    }
}
