package dev.docent.conversation;

import dev.docent.journal.Delta;
import dev.docent.journal.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question and its answer.
 *
 * @param answer the id of the answer: unguessable, unique, the key of the turn
 * @param conversation the conversation it belongs to
 * @param question what was asked
 * @param text the text of the answer, as far as it is kept
 * @param status how far it has come
 * @param model the name of the model that answered
 * @param frames the frames that show the turn again, in their order; none while it runs
 * @param askedAt when the question was asked
 * @param endedAt when the answer ended, if it has
 * @param continues the id of the answer that this one goes on with, if it does
 * @param idempotencyKey the asker's name for this question, if it has one
 */
public record Turn(
        String answer,
        String conversation,
        String question,
        String text,
        TurnStatus status,
        String model,
        List<Frame> frames,
        Instant askedAt,
        Optional<Instant> endedAt,
        Optional<String> continues,
        Optional<String> idempotencyKey) {
    public Turn {
        frames = List.copyOf(frames);
    }

    /**
     * Returns those of an answer's frames that show it again. Not among them are its texts, of which the turn keeps the answer as one;
     * what was being done, because that is over; and its beginning, because the turn knows what that says.
     */
    public static List<Frame> shown(Stream<Frame> frames) {
        return frames.filter(frame ->
                        !(frame instanceof Delta || frame instanceof Frame.Status || frame instanceof Frame.Start))
                .toList();
    }

    /** Returns the text of an answer's frames. */
    public static String text(Stream<Frame> frames) {
        return frames.filter(Frame.Text.class::isInstance)
                .map(frame -> ((Frame.Text) frame).text())
                .collect(Collectors.joining());
    }

    /** Returns those frames that are of one kind. */
    public <F extends Frame> List<F> frames(Class<F> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns this turn as it is when its answer has ended. */
    public Turn ended(String endText, TurnStatus endStatus, List<Frame> shown, Instant at) {
        return new Turn(
                answer,
                conversation,
                question,
                endText,
                endStatus,
                model,
                shown,
                askedAt,
                Optional.of(at),
                continues,
                idempotencyKey);
    }

    /** Returns the frame that the answer begins with. */
    public Frame.Start start() {
        return new Frame.Start(answer, conversation, model);
    }
}
