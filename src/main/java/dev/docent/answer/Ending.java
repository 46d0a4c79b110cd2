package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an answer ends, before it is known what that comes to. Immutable. */
record Ending(Turn begun, Outcome outcome, Optional<Frame.Citations> citations) {

    /**
     * What an end comes to.
     *
     * @param turn the turn as it is kept, without its sources, which are kept with the frames
     * @param lastFrames the frames that end the journal
     */
    record Result(Turn turn, List<Frame> lastFrames) {
        Result {
            lastFrames = List.copyOf(lastFrames);
        }
    }

    /** Returns what this end comes to for what has been written. It takes as long, and as much memory, as the text. */
    Result of(Journal<Frame> journal, Instant endedAt) {
        var text = JournalText.upTo(journal, outcome.keepUntil());
        var last = outcome.lastFrame(text);
        var frames = new ArrayList<Frame>();
        citations.ifPresent(frames::add);
        frames.add(last);
        Map<String, Object> details = new LinkedHashMap<>();
        frames.forEach(frame -> details.put(Frame.CODEC.event(frame), frame));
        var turn = new Turn(
                begun.answer(),
                begun.conversation(),
                begun.question(),
                text,
                outcome.status(),
                begun.model(),
                Optional.of(Json.write(details)),
                begun.askedAt(),
                Optional.of(endedAt),
                begun.continues(),
                begun.idempotencyKey());
        return new Result(turn, frames);
    }
}
