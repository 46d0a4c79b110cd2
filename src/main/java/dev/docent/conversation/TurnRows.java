package dev.docent.conversation;

import dev.docent.corpus.Narrowing;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.json.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values of the rows of the tables. Stateless. */
final class TurnRows {
    private TurnRows() {}

    static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getString("id"),
                row.getString("owner"),
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                row.getInt("pinned") != 0);
    }

    static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getString("answer"),
                row.getString("conversation"),
                row.getString("parent"),
                asked(row),
                written(row));
    }

    private static AskedQuestion asked(ResultSet row) throws SQLException {
        return new AskedQuestion(
                row.getString("question"),
                row.getString("model"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                row.getString("continues"),
                row.getString("idempotency_key"),
                scope(row.getString("scope")));
    }

    private static Narrowing scope(@Nullable String json) {
        return json == null ? Narrowing.NONE : Json.read(json, Narrowing.class);
    }

    private static WrittenAnswer written(ResultSet row) throws SQLException {
        return new WrittenAnswer(
                row.getString("answer_text"),
                status(row.getString("status")),
                frames(row.getString("frames")),
                endedAt(row));
    }

    private static @Nullable Instant endedAt(ResultSet row) throws SQLException {
        long millis = row.getLong("ended_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static TurnStatus status(String name) {
        return WireName.find(TurnStatus.class, name)
                .orElseThrow(() -> new IllegalStateException("A turn has the unknown status \"" + name + "\"."));
    }

    private static List<Frame> frames(@Nullable String packed) {
        return packed == null ? List.of() : Frame.CODEC.unpack(packed);
    }

    /** Returns what the column of a scope has; null for none. */
    static @Nullable String text(Narrowing scope) {
        return scope.isNone() ? null : Json.write(scope);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
