package dev.docent.ingest.files;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a listed file. Immutable; its JSON is part of {@code GET /api/index/files}.
 *
 * @param format what people call its format; absent if the name of the file says nothing
 * @param passages how many passages the index has of it; absent unless it is in the index
 * @param size its size in bytes when it was indexed; absent if unknown
 * @param at when it was indexed, as ISO 8601; absent if unknown
 */
public record ListedFacts(
        @Nullable String format,
        @Nullable Integer passages,
        @Nullable Long size,
        @Nullable String at) {
    /** Nothing is known. */
    static final ListedFacts NONE = new ListedFacts(null, null, null, null);
}
