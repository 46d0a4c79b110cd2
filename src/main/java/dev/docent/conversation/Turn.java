package dev.docent.conversation;

import dev.docent.corpus.Narrowing;
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
 * @param asked the question
 * @param written the answer
 */
public record Turn(
        String answer, String conversation, @Nullable String parent, AskedQuestion asked, WrittenAnswer written) {
    /** Returns a turn whose answer begins; it is not stored yet. */
    public static Turn begin(String answer, String conversation, AskedQuestion asked) {
        return new Turn(answer, conversation, null, asked, WrittenAnswer.NONE);
    }

    /** Returns what was asked. */
    public String question() {
        return asked.text();
    }

    /** Returns the name of the model that answers. */
    public String model() {
        return asked.model();
    }

    /** Returns when the question was asked. */
    public Instant askedAt() {
        return asked.askedAt();
    }

    /** Returns the id of the answer that this one continues, or null. */
    public @Nullable String continues() {
        return asked.continues();
    }

    /** Returns the caller's name for the question, or null. */
    public @Nullable String idempotencyKey() {
        return asked.idempotencyKey();
    }

    /** Returns what the search for the answer was limited to. */
    public Narrowing scope() {
        return asked.scope();
    }

    /** Returns the text of the answer, as far as it is kept. */
    public String text() {
        return written.text();
    }

    /** Returns how far the answer has come. */
    public TurnStatus status() {
        return written.status();
    }

    /** Returns the frames that show the answer again, in their order; none while it runs. */
    public List<Frame> frames() {
        return written.frames();
    }

    /** Returns when the answer ended; null while it runs. */
    public @Nullable Instant endedAt() {
        return written.endedAt();
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
        return frames().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns this turn as it is when it follows another one. */
    public Turn after(@Nullable String parentAnswer) {
        return new Turn(answer, conversation, parentAnswer, asked, written);
    }

    /** Returns this turn as it is when its answer has ended. */
    public Turn ended(String text, TurnStatus status, List<Frame> shown, Instant at) {
        return new Turn(answer, conversation, parent, asked, new WrittenAnswer(text, status, shown, at));
    }

    /** Returns the frame that the answer begins with. */
    public Frame.Start start() {
        return new Frame.Start(answer, conversation, asked.model());
    }
}
