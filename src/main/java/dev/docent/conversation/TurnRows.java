package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.json.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as values. Stateless. */
final class TurnRows {
    private TurnRows() {}

    static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getString("id"),
                row.getString("owner"),
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }

    static Turn turn(ResultSet row) throws SQLException {
        var endedAt = row.getLong("ended_at");
        var ended = !row.wasNull();
        return new Turn(
                row.getString("answer"),
                row.getString("conversation"),
                row.getString("question"),
                row.getString("answer_text"),
                status(row.getString("status")),
                row.getString("model"),
                frames(row.getString("frames")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                ended ? Optional.of(Instant.ofEpochMilli(endedAt)) : Optional.empty(),
                Optional.ofNullable(row.getString("continues")),
                Optional.ofNullable(row.getString("idempotency_key")));
    }

    private static TurnStatus status(String name) {
        return WireName.find(TurnStatus.class, name)
                .orElseThrow(() -> new IllegalStateException("A turn has the unknown status \"" + name + "\"."));
    }

    private static List<Frame> frames(@Nullable String packed) {
        return packed == null ? List.of() : Frame.CODEC.unpack(packed);
    }

    static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
