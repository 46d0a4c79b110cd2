package dev.docent.ingest.files;

import dev.docent.source.LeftOut;
import dev.docent.source.RuleLine;
import org.jspecify.annotations.Nullable;

/**
 * The rule that leaves out a path. Immutable; its JSON is part of {@code GET /api/index/files/why}.
 *
 * @param reason the name of the rule
 * @param path what it leaves out, inside the source: the path, or a folder above it, which ends with a slash
 * @param line the line of a file of rules; absent if the rule is Docent's own
 * @param setting the setting that lifts the rule; absent if none does
 */
public record DecidingRule(
        String reason,
        String path,
        @Nullable RuleLine line,
        @Nullable String setting) {
    static DecidingRule of(LeftOut what) {
        return new DecidingRule(
                what.why().code(),
                what.path(),
                what.line(),
                what.why().setting().orElse(null));
    }
}
