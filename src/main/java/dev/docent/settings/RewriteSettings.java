package dev.docent.settings;

import java.time.Duration;

/**
 * Whether the model that answers rewrites questions for the search: {@code docent.rewrite} and the setting below it. Immutable.
 *
 * @param byModel whether it does
 * @param timeout {@code timeout}: how long that may take; then questions are searched as they were asked
 */
public record RewriteSettings(boolean byModel, Duration timeout) {
    static final Key<Automatic> MODE = Key.of("docent.rewrite", "auto", Choice.of(Automatic.class, Automatic.OFF));
    static final Key<Duration> TIMEOUT =
            Key.of("docent.rewrite.timeout", "2s", ValueTypes.duration("100ms", "1m", "1500ms"));

    static RewriteSettings read(Values values) {
        return new RewriteSettings(values.get(MODE) == Automatic.AUTO, values.get(TIMEOUT));
    }
}
