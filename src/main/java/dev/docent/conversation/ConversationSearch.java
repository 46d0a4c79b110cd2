package dev.docent.conversation;

import dev.docent.security.Caller;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds conversations by words in their titles, questions and answers. Stateless. */
final class ConversationSearch {
    private static final String FOLLOWS =
            " and exists (select 1 from conversations a where a.id = :after and a.owner = :owner"
                    + " and (c.pinned < a.pinned or c.pinned = a.pinned and (c.updated_at < a.updated_at"
                    + " or c.updated_at = a.updated_at and c.id > a.id)))";

    private ConversationSearch() {}

    /** Returns what {@link ConversationStore#conversations} says. */
    static List<Conversation> find(Handle handle, Caller caller, String query, @Nullable String after, int limit) {
        var patterns = SearchWords.patterns(query);
        var sql = new StringBuilder("select * from conversations c where c.owner = :owner");
        for (int i = 0; i < patterns.size(); i++) {
            sql.append(" and ").append(wordIsSomewhere(":word" + i));
        }
        if (after != null) {
            sql.append(FOLLOWS);
        }
        sql.append(" order by c.pinned desc, c.updated_at desc, c.id limit :limit");
        var select = handle.createQuery(sql).bind("owner", caller.id()).bind("limit", limit);
        if (after != null) {
            select.bind("after", after);
        }
        for (int i = 0; i < patterns.size(); i++) {
            select.bind("word" + i, patterns.get(i));
        }
        return select.map((row, context) -> TurnRows.conversation(row)).list();
    }

    private static String wordIsSomewhere(String word) {
        var like = " like " + word + " escape '" + SearchWords.ESCAPE + "'";
        return "(c.folded_title" + like + " or exists (select 1 from turns t where t.conversation = c.id"
                + " and (t.folded_question" + like + " or lower(t.answer_text)" + like + " or t.folded_text" + like
                + ")))";
    }
}
