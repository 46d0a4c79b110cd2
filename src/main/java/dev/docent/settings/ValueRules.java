package dev.docent.settings;

/**
 * The rules for values that settings hand on.
 *
 * @param docs for each item of {@code docent.docs}
 * @param databaseUrl for {@code docent.database.url}
 */
public record ValueRules(ValueRule docs, ValueRule databaseUrl) {}
