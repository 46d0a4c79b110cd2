package dev.docent.prompt;

/**
 * An earlier turn of a conversation, as a model is reminded of it.
 *
 * @param question what was asked
 * @param answer what was answered, maybe only a beginning
 */
public record Exchange(String question, String answer) {}
