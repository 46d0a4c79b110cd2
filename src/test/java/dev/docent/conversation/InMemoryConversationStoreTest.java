package dev.docent.conversation;

import dev.docent.testing.InMemoryConversationStore;
import java.time.Clock;

/** The fake keeps the contract, so that tests which use it mean something. */
final class InMemoryConversationStoreTest extends ConversationStoreContract {
    @Override
    protected ConversationStore open(Clock clock) {
        return new InMemoryConversationStore(clock);
    }
}
