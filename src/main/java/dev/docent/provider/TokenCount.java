package dev.docent.provider;

import dev.docent.model.TokenPrice;
import dev.docent.model.Usage;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tokens of one answer: uses the provider's counts, or estimates from the length of the texts. Any thread may
 * read it; one thread at a time changes it.
 */
final class TokenCount {
    /** How many UTF-16 units of text a token has on average, in English and in code: 4. */
    private static final int UNITS_PER_TOKEN = 4;

    private final long promptUnits;
    private final @Nullable TokenPrice price;

    private volatile Counts counts = Counts.NONE;
    private volatile long outputUnits;

    TokenCount(Prompt prompt, @Nullable TokenPrice price) {
        this.promptUnits = prompt.messages().stream()
                        .map(Message::text)
                        .mapToLong(String::length)
                        .sum()
                + prompt.looking().rounds().stream()
                        .flatMap(round -> round.results().stream())
                        .mapToLong(result -> result.text().length())
                        .sum();
        this.price = price;
    }

    /** Notes what the provider has counted so far. An empty count does not replace an earlier one. */
    void counted(Counts next) {
        if (!next.equals(Counts.NONE)) {
            counts = counts.then(next);
        }
    }

    /** Notes a piece of the answer or of the reasoning. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time writes.
    void heard(String delta) {
        outputUnits += delta.length();
    }

    Usage usage() {
        // Some servers report zeros because they do not count.
        var said = counts;
        var countedIn = Optional.ofNullable(said.input()).filter(tokens -> tokens > 0 || promptUnits == 0);
        var countedOut = said.wholeOutput().filter(tokens -> tokens > 0 || outputUnits == 0);
        long in = countedIn.orElseGet(() -> tokens(promptUnits));
        long out = countedOut.orElseGet(() -> tokens(outputUnits));
        long cached = within(in, said.cached());
        long written = within(in - cached, said.written());
        boolean counted = countedIn.isPresent() && countedOut.isPresent();
        var cost = price == null ? null : price.of(in, cached, written, out);
        return new Usage(in, out, !counted, cost, said.cached() == null ? null : Long.valueOf(cached));
    }

    private static long within(long most, @Nullable Long count) {
        return count == null ? 0 : Math.max(0, Math.min(most, count));
    }

    private static long tokens(long units) {
        return (units + UNITS_PER_TOKEN - 1) / UNITS_PER_TOKEN;
    }
}
