package dev.docent.conversation;

import java.time.Instant;

/**
 * A conversation of one user: a tree of turns. Immutable.
 *
 * @param id unguessable, unique
 * @param owner the id of its owner
 * @param title the beginning of the first question, or the title that the user gave it
 * @param createdAt when the first question was asked
 * @param updatedAt when a turn was last started or the title changed
 * @param pinned whether it is listed before those that are not
 */
public record Conversation(
        String id, String owner, String title, Instant createdAt, Instant updatedAt, boolean pinned) {}
