package dev.docent.prompt;

/**
 * One message of a chat with a model.
 *
 * @param role who wrote it
 * @param text its text
 */
public record Message(Role role, String text) {
    /** Who wrote a message in a chat with a model. */
    public enum Role {
        /** The rules of the chat. */
        SYSTEM,
        /** The user. */
        USER,
        /** The model. */
        ASSISTANT
    }
}
