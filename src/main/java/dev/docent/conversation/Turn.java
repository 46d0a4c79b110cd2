package dev.docent.conversation;

import dev.docent.journal.Delta;
import dev.docent.journal.Frame;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer. Immutable.
 *
 * <p>The turns of a conversation form a tree: each one follows its parent, and the context of a question is the path from the
 * first turn to its parent. Every conversation is still a line, because a new turn follows the last one.
 *
 * @param answer the id of the answer: unguessable, unique, the key of the turn
 * @param conversation the conversation it belongs to
 * @param parent the id of the answer of the turn that this one follows; null for the first turn, and until the turn is stored
 * @param question what was asked
 * @param text the text of the answer, as far as it is kept
 * @param status how far it has come
 * @param model the name of the model that answered
 * @param frames the frames that show the turn again, in their order; none while it runs
 * @param askedAt when the question was asked
 * @param endedAt when the answer ended; null while it runs
 * @param continues the id of the answer that this one continues, if it does
 * @param idempotencyKey the caller's name for this question, if it has one
 */
public record Turn(
        String answer,
        String conversation,
        @Nullable String parent,
        String question,
        String text,
        TurnStatus status,
        String model,
        List<Frame> frames,
        Instant askedAt,
        @Nullable Instant endedAt,
        @Nullable String continues,
        @Nullable String idempotencyKey) {
    public Turn {
        frames = List.copyOf(frames);
    }

    /** Returns a turn whose answer begins; it is not stored yet. */
    public static Turn begin(
            String answer,
            String conversation,
            String question,
            String model,
            Instant askedAt,
            @Nullable String continues,
            @Nullable String idempotencyKey) {
        return new Turn(
                answer,
                conversation,
                null,
                question,
                "",
                TurnStatus.RUNNING,
                model,
                List.of(),
                askedAt,
                null,
                continues,
                idempotencyKey);
    }

    /**
     * Returns those of an answer's frames that show it again. Its deltas are not among them, because the turn has the whole
     * text. Its statuses are not, because they are over. Its first frame is not, because the turn knows what it says.
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

    /** Returns this turn as it is when it follows another one. */
    public Turn after(@Nullable String parentAnswer) {
        return new Turn(
                answer,
                conversation,
                parentAnswer,
                question,
                text,
                status,
                model,
                frames,
                askedAt,
                endedAt,
                continues,
                idempotencyKey);
    }

    /** Returns this turn as it is when its answer has ended. */
    public Turn ended(String endText, TurnStatus endStatus, List<Frame> shown, Instant at) {
        return new Turn(
                answer,
                conversation,
                parent,
                question,
                endText,
                endStatus,
                model,
                shown,
                askedAt,
                at,
                continues,
                idempotencyKey);
    }

    /** Returns the frame that the answer begins with. */
    public Frame.Start start() {
        return new Frame.Start(answer, conversation, model);
    }
}
