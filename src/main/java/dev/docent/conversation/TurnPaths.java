package dev.docent.conversation;

import dev.docent.security.Caller;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Follows the turns of a conversation from parent to parent. Stateless. */
final class TurnPaths {
    private static final String OF_OWNER =
            " from turns t join conversations c on c.id = t.conversation where c.owner = :owner and ";

    /** The database adds up the characters, so that it reads no more texts than the limits allow. */
    private static final String PATH = "with recursive path (answer, parent, depth, chars) as ("
            + "select t.answer, t.parent, 1, length(t.question) + length(t.answer_text)" + OF_OWNER
            + "t.answer = :answer"
            + " union all select t.answer, t.parent, p.depth + 1, p.chars + length(t.question) + length(t.answer_text)"
            + " from path p join turns t on t.answer = p.parent where p.depth < :limit and p.chars < :chars)"
            + " select t.* from path p join turns t on t.answer = p.answer order by p.depth desc";

    private TurnPaths() {}

    /** Returns what {@link ConversationStore#last} says. */
    static Optional<String> last(Handle handle, Caller caller, String conversation) {
        return handle.createQuery(
                        "select t.answer" + OF_OWNER + "c.id = :conversation order by t.position desc limit 1")
                .bind("owner", caller.id())
                .bind("conversation", conversation)
                .mapTo(String.class)
                .findOne();
    }

    /** Returns what {@link ConversationStore#path} says. */
    static List<Turn> path(Handle handle, Caller caller, String answer, int limit, long chars) {
        return handle.createQuery(PATH)
                .bind("owner", caller.id())
                .bind("answer", answer)
                .bind("limit", limit)
                .bind("chars", chars)
                .map((row, context) -> TurnRows.turn(row))
                .list();
    }
}
