/**
 * Conversations and their turns, and where they are kept. Start at {@link dev.docent.conversation.ConversationStore}.
 */
@NullMarked
package dev.docent.conversation;

import org.jspecify.annotations.NullMarked;
