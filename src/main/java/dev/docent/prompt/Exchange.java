package dev.docent.prompt;

/**
 * An earlier turn of a conversation, for a prompt.
 *
 * @param question the question
 * @param answer the answer, or only its beginning
 */
public record Exchange(String question, String answer) {}
