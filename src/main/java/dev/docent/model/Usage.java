package dev.docent.model;

/**
 * The tokens that a provider counted for one answer.
 *
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer, thinking included
 */
public record Usage(long inputTokens, long outputTokens) {}
