package dev.docent.conversation;

import dev.docent.security.Caller;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the turns of a conversation backwards from its end, and stops at the limits. Stateless. */
final class TurnPages {
    private TurnPages() {}

    /** Returns what {@link ConversationStore#turns} says. */
    static TurnPage latest(
            Handle handle, Caller caller, String conversation, @Nullable String before, int limit, long chars) {
        try (var rows = backwards(handle, caller, conversation, before, limit + 1)
                .map((row, context) -> TurnRows.turn(row))
                .iterator()) {
            return page(rows, limit, chars);
        }
    }

    private static TurnPage page(Iterator<Turn> latestFirst, int limit, long chars) {
        var turns = new ArrayDeque<Turn>();
        for (long read = 0; latestFirst.hasNext() && turns.size() < limit && read < chars; ) {
            var turn = latestFirst.next();
            turns.addFirst(turn);
            read += turn.question().length() + turn.text().length();
        }
        return new TurnPage(List.copyOf(turns), latestFirst.hasNext());
    }

    /** The query reads each row when it is requested, so a caller that has enough can stop. */
    private static Query backwards(
            Handle handle, Caller caller, String conversation, @Nullable String before, int limit) {
        var earlier = before != null
                ? " and t.position < (select position from turns where answer = :before and conversation = :conversation)"
                : "";
        var query = handle.createQuery("select t.* from turns t join conversations c on c.id = t.conversation"
                        + " where c.owner = :owner and c.id = :conversation" + earlier
                        + " order by t.position desc limit :limit")
                .bind("owner", caller.id())
                .bind("conversation", conversation)
                .bind("limit", limit);
        return before == null ? query : query.bind("before", before);
    }
}
