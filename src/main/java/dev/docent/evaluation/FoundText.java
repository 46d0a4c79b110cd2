package dev.docent.evaluation;

/**
 * A piece of a document that was found.
 *
 * @param path the path of the document
 * @param text its lines
 */
public record FoundText(String path, String text) {}
