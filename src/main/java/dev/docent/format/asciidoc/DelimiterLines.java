package dev.docent.format.asciidoc;

import dev.docent.corpus.Lines;
import java.util.HashMap;
import java.util.Map;

/** The last line of each delimiter, so that the end of a block without one is not searched for. Immutable. */
final class DelimiterLines {
    private final Map<String, Integer> last = new HashMap<>();

    DelimiterLines(Lines lines) {
        for (int line = 1; line <= lines.count(); line++) {
            String text = lines.line(line).stripTrailing();
            if (Delimiter.of(text).isPresent()) {
                last.put(text, line);
            }
        }
    }

    /** Returns whether something ends a block that begins in a line. */
    boolean close(Delimiter delimiter, int line) {
        return last.getOrDefault(delimiter.closing(), 0) > line;
    }
}
