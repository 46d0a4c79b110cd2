package dev.docent.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a user changes of a conversation. Immutable.
 *
 * @param title its new title; null to keep it
 * @param pinned whether it is listed before those that are not; null to keep it
 */
public record ConversationChange(
        @Nullable String title, @Nullable Boolean pinned) {}
