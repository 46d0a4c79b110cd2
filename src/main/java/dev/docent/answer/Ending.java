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

/** The end of an answer: what is kept of it and its last frames. Immutable. */
record Ending(Turn begun, Outcome outcome, Optional<Frame.Citations> citations) {

    /** Returns the frames that end the journal. */
    List<Frame> lastFrames(Journal journal) {
        var frames = new ArrayList<Frame>();
        citations.ifPresent(frames::add);
        frames.add(outcome.lastFrame(keptText(journal)));
        return frames;
    }

    /** Returns the turn as it is kept, without its sources, which are kept with the frames. */
    Turn toTurn(Journal journal, Instant endedAt) {
        return new Turn(
                begun.answer(),
                begun.conversation(),
                begun.question(),
                keptText(journal),
                outcome.status(),
                begun.model(),
                Optional.of(details(journal)),
                begun.askedAt(),
                Optional.of(endedAt),
                begun.continues(),
                begun.idempotencyKey());
    }

    private String keptText(Journal journal) {
        return JournalText.upTo(journal, outcome.keepUntil());
    }

    private String details(Journal journal) {
        Map<String, Object> details = new LinkedHashMap<>();
        citations.ifPresent(frame -> details.put(frame.event(), frame));
        var last = outcome.lastFrame(keptText(journal));
        details.put(last.event(), last);
        return Json.write(details);
    }
}
