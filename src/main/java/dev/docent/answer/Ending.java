package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How an answer ends, before it is known what that comes to. Immutable. */
record Ending(Turn begun, Outcome outcome, Optional<Frame.Citations> citations) {

    /**
     * What an end comes to.
     *
     * @param turn the turn as it is kept
     * @param lastFrames the frames that end the journal
     */
    record Result(Turn turn, List<Frame> lastFrames) {
        Result {
            lastFrames = List.copyOf(lastFrames);
        }
    }

    /** Returns what this end comes to after the frames that were written. It takes as long, and as much memory, as their text. */
    Result of(List<NumberedFrame<Frame>> written, Instant endedAt) {
        var text = Turn.text(written.stream()
                .filter(numbered -> numbered.number() <= outcome.keepUntil())
                .map(NumberedFrame::frame));
        var lastFrames = Stream.concat(citations.stream(), Stream.of(outcome.lastFrame(text)))
                .toList();
        var shown = Turn.shown(Stream.concat(written.stream().map(NumberedFrame::frame), lastFrames.stream()));
        return new Result(begun.ended(text, outcome.status(), shown, endedAt), lastFrames);
    }
}
