package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an answer ends, before its last frames are worked out. Immutable.
 *
 * @param outcome the end
 * @param citations what the text cites, or null if no model has finished it
 */
record Ending(Outcome outcome, Frame.@Nullable Citations citations) {
    /** The end of an answer on which Docent failed. It exists in advance, because there may be no memory left then. */
    static final Ending BROKEN = new Ending(Outcome.BROKEN, null);

    /** The end of an answer that no thread takes. */
    static final Ending OVERLOADED = new Ending(Outcome.overloaded(), null);

    /**
     * What follows from an end.
     *
     * @param turn the turn to be stored
     * @param lastFrames the frames that end the journal
     */
    record Result(Turn turn, List<Frame> lastFrames) {
        Result {
            lastFrames = List.copyOf(lastFrames);
        }
    }

    /**
     * Works out what follows from this end. Needs time and memory for the text of all frames.
     *
     * @param begun the turn as it began
     * @param written the frames of the answer
     */
    Result of(Turn begun, List<NumberedFrame<Frame>> written, Instant endedAt) {
        var text = text(written, outcome.keepUntil());
        var lastFrames = Stream.concat(Stream.ofNullable(citations), Stream.of(outcome.lastFrame(text)))
                .toList();
        var shown = Turn.shown(Stream.concat(written.stream().map(NumberedFrame::frame), lastFrames.stream()));
        return new Result(begun.ended(text, outcome.status(), shown, endedAt), lastFrames);
    }

    /** Returns the text of frames, up to the one with this number. */
    static String text(List<NumberedFrame<Frame>> written, int lastFrame) {
        return Turn.text(written.stream()
                .filter(numbered -> numbered.number() <= lastFrame)
                .map(NumberedFrame::frame));
    }
}
