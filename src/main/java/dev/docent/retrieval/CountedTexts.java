package dev.docent.retrieval;

import dev.docent.corpus.TokenCounter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the tokens of the texts that were counted last, because questions find the same chunks again: of 4,096 texts of at most
 * 2,000 characters, which are 8 MB in Latin letters if nothing else keeps them. Longer ones are counted each time. Thread-safe.
 */
final class CountedTexts implements TokenCounter {
    static final int MOST = 4_096;
    static final int LONGEST = 2_000;

    private final TokenCounter counter;

    // Guarded by itself. The one that was needed last is the last one. If less than all was counted, its complement,
    // which is negative.
    private final Map<String, Integer> known = new LinkedHashMap<>(16, 0.75f, true);

    /** @param counter always counts the same for the same text; thread-safe */
    CountedTexts(TokenCounter counter) {
        this.counter = counter;
    }

    @Override
    public int countTokens(String text) {
        return countTokens(text, Integer.MAX_VALUE);
    }

    @Override
    public int countTokens(String text, int limit) {
        if (text.length() > LONGEST) {
            return counter.countTokens(text, limit);
        }
        var before = find(text);
        if (before != null && before >= 0) {
            return before;
        }
        if (before != null && ~before > limit) {
            return ~before;
        }
        // Without the lock, because others would wait.
        int tokens = counter.countTokens(text, limit);
        keep(text, tokens <= limit ? tokens : ~tokens);
        return tokens;
    }

    private @Nullable Integer find(String text) {
        synchronized (known) {
            return known.get(text);
        }
    }

    private void keep(String text, int tokens) {
        synchronized (known) {
            known.put(text, tokens);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }
}
