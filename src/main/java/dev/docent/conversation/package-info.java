/**
 * Conversations, their turns, and the store that keeps them. Start at {@link dev.docent.conversation.ConversationStore}.
 */
@NullMarked
package dev.docent.conversation;

import org.jspecify.annotations.NullMarked;
