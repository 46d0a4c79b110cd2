package dev.docent.bench;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file at blank lines into chunks of about equal size: enough to compare ways of searching. */
final class PlainChunks {
    /** The tokens after which a chunk ends at the next blank line; it ends anywhere at half as many again. */
    private static final int TOKENS = 200;

    private final TokenCounter tokens;

    PlainChunks(TokenCounter tokens) {
        this.tokens = tokens;
    }

    List<Chunk> of(String path, String text) {
        var chunks = new ArrayList<Chunk>();
        var lines = text.lines().toList();
        var title = path.substring(path.lastIndexOf('/') + 1);
        var headings = List.<String>of();
        var start = 0;
        var size = 0;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            size += tokens.countTokens(line);
            var last = i + 1 == lines.size();
            var heading = !last && path.endsWith(".md") && lines.get(i + 1).startsWith("#");
            if (last || heading || size >= TOKENS && line.isBlank() || size >= TOKENS * 3 / 2) {
                if (line.isBlank() && start == i) {
                    start = i + 1;
                    continue;
                }
                chunks.add(new Chunk(
                        new Location(path, start + 1, i + 1),
                        title,
                        headings,
                        BlockKind.CODE,
                        String.join("\n", lines.subList(start, i + 1))));
                start = i + 1;
                size = 0;
            }
            if (heading) {
                headings = List.of(lines.get(i + 1).replaceFirst("^#+ *", ""));
            }
        }
        return chunks;
    }
}
