package dev.docent.ingest;

/**
 * What a source is called. Immutable.
 *
 * @param name the name that the paths of its documents begin with
 * @param title its name for readers
 * @param location where it is; empty for readers who may not know
 */
public record SourceLabel(String name, String title, String location) {}
