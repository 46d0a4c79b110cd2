package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.json.WireName;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that write turns. Stateless. */
final class TurnWrites {
    private TurnWrites() {}

    /** Adds a turn at the end of its conversation. */
    static void insert(Handle handle, StoredTurn stored) {
        var turn = stored.turn();
        var inserted = handle.createUpdate(
                        "insert into turns (answer, conversation, parent, position, question, answer_text,"
                                + " folded_question, folded_text, status, model, asked_at, ended_at, continues,"
                                + " idempotency_key, scope, first_part) select :answer, :conversation, :parent,"
                                + " coalesce(max(position), 0) + 1, :question, :text, :foldedQuestion, :foldedText,"
                                + " :status, :model, :askedAt, :endedAt, :continues, :key, :scope, :journal from turns"
                                + " where conversation = :conversation on conflict (answer) do nothing")
                .bind("answer", turn.answer())
                .bind("conversation", turn.conversation())
                .bind("parent", turn.parent())
                .bind("question", turn.question())
                .bind("text", turn.text())
                .bind("foldedQuestion", SearchWords.fold(turn.question()))
                .bind("foldedText", SearchWords.foldedRest(turn.text()))
                .bind("status", WireName.of(turn.status()))
                .bind("model", turn.model())
                .bind("askedAt", turn.askedAt().toEpochMilli())
                .bind("endedAt", TurnRows.millis(turn.endedAt()))
                .bind("continues", turn.continues())
                .bind("key", turn.idempotencyKey())
                .bind("scope", TurnRows.text(turn.scope()))
                .bind("journal", stored.journal())
                .execute();
        if (inserted == 0) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") is already there");
        }
    }

    /** Gives a turn its end; returns 0 if it no longer exists. */
    static int update(Handle handle, Turn turn) {
        return handle.createUpdate("update turns set answer_text = :text, folded_text = :folded, status = :status,"
                        + " frames = :frames, ended_at = :endedAt, last_part = (select max(part) from frame_parts)"
                        + " where answer = :answer")
                .bind("answer", turn.answer())
                .bind("text", turn.text())
                .bind("folded", SearchWords.foldedRest(turn.text()))
                .bind("status", WireName.of(turn.status()))
                .bind("frames", Frame.CODEC.pack(turn.frames()))
                .bind("endedAt", TurnRows.millis(turn.endedAt()))
                .execute();
    }

    /** Ends all running turns with the frames they have stored; returns how many there were. */
    static int interrupt(Handle handle, Instant now) {
        FrameParts.readRunning(handle).forEach((answer, written) -> keep(handle, answer, written.frames()));
        return handle.createUpdate("update turns set status = 'interrupted', ended_at = :now,"
                        + " last_part = (select max(part) from frame_parts) where status = 'running'")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static void keep(Handle handle, String answer, List<Frame> frames) {
        var text = Turn.text(frames.stream());
        handle.createUpdate("update turns set answer_text = :text, folded_text = :folded, frames = :frames"
                        + " where answer = :answer")
                .bind("answer", answer)
                .bind("text", text)
                .bind("folded", SearchWords.foldedRest(text))
                .bind("frames", Frame.CODEC.pack(Turn.shown(frames.stream())))
                .execute();
    }
}
