package dev.docent.conversation;

import dev.docent.testing.InMemoryConversationStore;
import java.time.Clock;

/** The fake fulfils the contract, so that tests with it are meaningful. */
final class InMemoryConversationStoreTest extends ConversationStoreContract {
    @Override
    protected ConversationStore open(Clock clock) {
        return new InMemoryConversationStore(clock);
    }
}
