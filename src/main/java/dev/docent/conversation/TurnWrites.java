package dev.docent.conversation;

import dev.docent.security.Caller;
import org.jdbi.v3.core.Handle;

/** The statements that write turns. Stateless. */
final class TurnWrites {
    private TurnWrites() {}

    /** Adds the conversation of a turn, or notes that it goes on; one of somebody else is an {@link IllegalArgumentException}. */
    static void touch(Handle handle, Caller caller, String title, Turn turn) {
        var touched = handle.createUpdate("insert into conversations"
                        + " (id, owner, title, folded_title, created_at, updated_at)"
                        + " values (:id, :owner, :title, :folded, :askedAt, :askedAt)"
                        + " on conflict (id) do update set updated_at = excluded.updated_at"
                        + " where conversations.owner = excluded.owner")
                .bind("id", turn.conversation())
                .bind("owner", caller.id())
                .bind("title", title)
                .bind("folded", SearchWords.fold(title))
                .bind("askedAt", turn.askedAt().toEpochMilli())
                .execute();
        if (touched == 0) {
            throw new IllegalArgumentException("conversation (" + turn.conversation() + ") belongs to somebody else");
        }
    }

    /** Adds a turn at the end of its conversation; returns 1. */
    static int insert(Handle handle, Turn turn, int number) {
        var inserted = handle.createUpdate("insert into turns (answer, conversation, position, question, answer_text,"
                        + " folded_question, folded_text, status, model, details, asked_at, ended_at, turn_number, continues,"
                        + " idempotency_key)"
                        + " select :answer, :conversation, coalesce(max(position), 0) + 1, :question, :text,"
                        + " :foldedQuestion, :foldedText, :status, :model, :details, :askedAt, :endedAt, :number, :continues, :key"
                        + " from turns where conversation = :conversation"
                        + " on conflict (answer) do nothing")
                .bind("answer", turn.answer())
                .bind("conversation", turn.conversation())
                .bind("question", turn.question())
                .bind("text", turn.text())
                .bind("foldedQuestion", SearchWords.fold(turn.question()))
                .bind("foldedText", SearchWords.foldedRest(turn.text()))
                .bind("status", turn.status().wireName())
                .bind("model", turn.model())
                .bind("details", turn.details().orElse(null))
                .bind("askedAt", turn.askedAt().toEpochMilli())
                .bind("endedAt", TurnRows.millis(turn.endedAt()))
                .bind("number", number)
                .bind("continues", turn.continues().orElse(null))
                .bind("key", turn.idempotencyKey().orElse(null))
                .execute();
        if (inserted == 0) {
            throw new IllegalArgumentException("turn (" + turn.answer() + ") is already there");
        }
        return inserted;
    }

    /** Gives a turn its end; returns 0 if it is not there any more. */
    static int update(Handle handle, Turn turn) {
        return handle.createUpdate("update turns set answer_text = :text, folded_text = :folded, status = :status,"
                        + " details = :details, ended_at = :endedAt where answer = :answer")
                .bind("answer", turn.answer())
                .bind("text", turn.text())
                .bind("folded", SearchWords.foldedRest(turn.text()))
                .bind("status", turn.status().wireName())
                .bind("details", turn.details().orElse(null))
                .bind("endedAt", TurnRows.millis(turn.endedAt()))
                .execute();
    }
}
