package dev.docent.conversation;

import dev.docent.security.Caller;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The statements that write conversations. Stateless. */
final class ConversationWrites {
    private static final String NOBODY = "''";

    private ConversationWrites() {}

    /**
     * Adds the conversation of a turn, or notes that it continues.
     *
     * @throws IllegalArgumentException if it belongs to somebody else
     */
    static void touch(Handle handle, Caller caller, String title, Turn turn) {
        if (!tryTouch(handle, caller, title, turn)) {
            // It may be one that the caller has deleted.
            deleteForGood(handle, caller, turn.conversation());
            if (!tryTouch(handle, caller, title, turn)) {
                throw new IllegalArgumentException(
                        "conversation (" + turn.conversation() + ") belongs to somebody else");
            }
        }
    }

    private static boolean tryTouch(Handle handle, Caller caller, String title, Turn turn) {
        return handle.createUpdate("insert into conversations"
                                + " (id, owner, title, folded_title, created_at, updated_at)"
                                + " values (:id, :owner, :title, :folded, :askedAt, :askedAt)"
                                + " on conflict (id) do update set updated_at = excluded.updated_at"
                                + " where conversations.owner = excluded.owner")
                        .bind("id", turn.conversation())
                        .bind("owner", caller.id())
                        .bind("title", title)
                        .bind("folded", SearchWords.fold(title))
                        .bind("askedAt", turn.askedAt().toEpochMilli())
                        .execute()
                > 0;
    }

    /** Deletes the conversations above a limit, but never one of them. Pinned ones go last. */
    static void deleteOldest(Handle handle, Caller caller, String current, int most) {
        handle.createUpdate("delete from conversations where id in (select id from conversations"
                        + " where owner = :owner and id <> :current order by pinned desc, updated_at desc, id"
                        + " limit 2147483647 offset :others)")
                .bind("owner", caller.id())
                .bind("current", current)
                .bind("others", most - 1)
                .execute();
    }

    /** Returns how many conversations were changed: 0 or 1. */
    static int change(Handle handle, Caller caller, String conversation, ConversationChange change, Instant now) {
        var title = change.title();
        var set = new StringBuilder("update conversations set pinned = coalesce(:pinned, pinned)");
        if (title != null) {
            set.append(", title = :title, folded_title = :folded, updated_at = :now");
        }
        var update = handle.createUpdate(set.append(" where id = :id and owner = :owner"))
                .bind("id", conversation)
                .bind("owner", caller.id())
                .bind("pinned", change.pinned() == null ? null : Integer.valueOf(change.pinned() ? 1 : 0));
        if (title != null) {
            update.bind("title", title).bind("folded", SearchWords.fold(title)).bind("now", now.toEpochMilli());
        }
        return update.execute();
    }

    /** Returns how many conversations were deleted: 0 or 1. */
    static int delete(Handle handle, Caller caller, String conversation, Instant now) {
        return handle.createUpdate("update conversations set owner = " + NOBODY
                        + ", deleted_by = owner, deleted_at = :now" + " where id = :id and owner = :owner")
                .bind("id", conversation)
                .bind("owner", caller.id())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Returns how many conversations were restored: 0 or 1. */
    static int restore(Handle handle, Caller caller, String conversation, Instant deletedSince) {
        return handle.createUpdate("update conversations set owner = deleted_by, deleted_by = null, deleted_at = null"
                        + " where id = :id and owner = " + NOBODY
                        + " and deleted_by = :owner and deleted_at >= :since")
                .bind("id", conversation)
                .bind("owner", caller.id())
                .bind("since", deletedSince.toEpochMilli())
                .execute();
    }

    private static void deleteForGood(Handle handle, Caller caller, String conversation) {
        handle.createUpdate("delete from conversations where id = :id and deleted_by = :owner")
                .bind("id", conversation)
                .bind("owner", caller.id())
                .execute();
    }

    /** Deletes for good what was deleted before a time. */
    static void deleteForGood(Handle handle, Instant deletedBefore) {
        handle.createUpdate("delete from conversations where deleted_at < :before")
                .bind("before", deletedBefore.toEpochMilli())
                .execute();
    }
}
