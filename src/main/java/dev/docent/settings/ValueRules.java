package dev.docent.settings;

/**
 * The rules for values that settings hand on.
 *
 * @param locations for the locations of sources: each item of {@code docent.docs}, and {@code docent.sources.<name>.location}
 * @param patterns for each item of {@code include} and {@code exclude} of a source
 * @param databaseUrl for {@code docent.database.url}
 */
public record ValueRules(LocationRule locations, ValueRule patterns, ValueRule databaseUrl) {}
