package dev.docent.prompt;

/**
 * One message of a chat with a model.
 *
 * @param role who speaks
 * @param text what is said
 */
public record Message(Role role, String text) {
    /** Who speaks in a chat with a model. */
    public enum Role {
        /** The rules of the chat. */
        SYSTEM,
        /** The one who asks. */
        USER,
        /** The model. */
        ASSISTANT
    }
}
