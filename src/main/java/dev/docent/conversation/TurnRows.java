package dev.docent.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
                TurnStatus.ofWireName(row.getString("status")),
                row.getString("model"),
                details(row.getString("sources"), row.getString("notices"), row.getString("details")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                ended ? Optional.of(Instant.ofEpochMilli(endedAt)) : Optional.empty(),
                Optional.ofNullable(row.getString("continues")),
                Optional.ofNullable(row.getString("idempotency_key")));
    }

    /** Sources and notices stand apart, for they are kept before the rest is known; outside they are one object. */
    private static Optional<String> details(@Nullable String sources, @Nullable String notices, @Nullable String rest) {
        var fields = new ArrayList<String>();
        if (sources != null) {
            fields.add("\"sources\":" + sources);
        }
        if (notices != null) {
            fields.add("\"notices\":" + notices);
        }
        if (fields.isEmpty()) {
            return Optional.ofNullable(rest);
        }
        var inside = rest == null ? "" : rest.substring(1, rest.length() - 1).strip();
        if (!inside.isEmpty()) {
            fields.add(inside);
        }
        return Optional.of("{" + String.join(",", fields) + "}");
    }

    static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
