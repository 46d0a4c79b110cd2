package dev.docent.web;

import dev.docent.delivery.JournalFeed;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.Positions;

/**
 * Where a client of the plain form resumes, by the id of its last event.
 *
 * @param answer the id of the answer
 * @param after the last frame that was seen completely
 * @param halfSeen the frame whose first event is the last that was seen, or 0
 */
record PlainPosition(String answer, int after, int halfSeen) {
    static PlainPosition of(String lastEventId) {
        int colon = lastEventId.lastIndexOf(':');
        if (colon < 1) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "\"Last-Event-ID\" is \"" + lastEventId
                            + "\"; here it must be <answer>:<number>, as in the events.");
        }
        var answer = lastEventId.substring(0, colon);
        var position = lastEventId.substring(colon + 1);
        if (!position.endsWith(JournalFeed.HALF)) {
            return new PlainPosition(answer, Positions.number("Last-Event-ID", position), 0);
        }
        int half = Positions.number("Last-Event-ID", position.substring(0, position.length() - 1));
        return new PlainPosition(answer, Math.max(0, half - 1), half);
    }
}
