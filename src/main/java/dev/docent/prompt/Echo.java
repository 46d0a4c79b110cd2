package dev.docent.prompt;

/**
 * What a provider wants to get back with the results of the tools that its model asked for: reasoning, signatures. Nobody
 * else understands it. Immutable.
 *
 * @param owner the API and the model that it belongs to; others must not get it
 * @param json its JSON text
 */
public record Echo(String owner, String json) {}
