package dev.docent.web;

import dev.docent.answer.Answer;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A turn for clients. The components are the fields on the wire (docs/http-api.md).
 *
 * @param answer the id of the answer
 * @param conversation the id of its conversation
 * @param parent the id of the answer of the turn that this one follows
 * @param question the question
 * @param text the text of the answer so far
 * @param status how far it has come
 * @param model the name of the model
 * @param frames while it runs, the number of the last frame in {@code text}
 * @param details the data of the frames that are needed to show the answer again, by event name
 * @param askedAt ISO 8601
 * @param endedAt ISO 8601
 * @param continues the id of the answer that this one continues
 */
record TurnView(
        String answer,
        String conversation,
        @Nullable String parent,
        String question,
        String text,
        TurnStatus status,
        String model,
        Optional<Integer> frames,
        Map<String, Object> details,
        String askedAt,
        Optional<String> endedAt,
        Optional<String> continues) {
    /**
     * Returns a turn as it is stored, or as far as it has been written.
     *
     * @param live its answer, if this process writes it
     */
    static TurnView of(Turn turn, Optional<Answer> live) {
        if (turn.status() != TurnStatus.RUNNING || live.isEmpty()) {
            return of(turn, turn.text(), turn.frames(), Optional.empty());
        }
        var frames = live.get().journal().framesAfter(0, Integer.MAX_VALUE).stream()
                .map(NumberedFrame::frame)
                .toList();
        return of(turn, Turn.text(frames.stream()), Turn.shown(frames.stream()), Optional.of(frames.size()));
    }

    private static TurnView of(Turn turn, String text, List<Frame> shown, Optional<Integer> frames) {
        return new TurnView(
                turn.answer(),
                turn.conversation(),
                turn.parent(),
                turn.question(),
                text,
                turn.status(),
                turn.model(),
                frames,
                details(shown),
                turn.askedAt().toString(),
                Optional.ofNullable(turn.endedAt()).map(Object::toString),
                Optional.ofNullable(turn.continues()));
    }

    /** Returns the data of frames by event name. There may be several notices, which are an array. */
    private static Map<String, Object> details(List<Frame> shown) {
        var details = new LinkedHashMap<String, Object>();
        for (var frame : shown) {
            if (frame instanceof Frame.Notice) {
                details.computeIfAbsent(
                        "notices",
                        name -> shown.stream()
                                .filter(Frame.Notice.class::isInstance)
                                .toList());
            } else {
                details.put(Frame.CODEC.event(frame), frame);
            }
        }
        return details;
    }
}
