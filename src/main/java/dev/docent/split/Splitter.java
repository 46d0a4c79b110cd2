package dev.docent.split;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.corpus.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into chunks along its structure. Pure and thread-safe.
 *
 * <p>A section that fits is one chunk. A section that is only a heading is part of the one that follows. Small adjacent sections with the same parent are joined up to the target, but not
 * those of two sheets. A section that does not fit is cut between its blocks, a block that does not fit between its lines (if
 * possible at a blank line or before a less indented one), and a line that does not fit between its sentences, or between
 * the words of a sentence that is too long. Only cut sections
 * overlap. The text of a chunk is exactly the lines of its location, except for the pieces of a cut line. A chunk that begins
 * in the middle of a table has the table's head as its lead.
 *
 * <p>Tokens are counted once for each line. So a text must have as many tokens as its lines together, which is true if white
 * space ends a token.
 */
public final class Splitter {
    /** The number of tokens that a chunk should have. Sizes from 160 to 300 are equally good for search. */
    public static final int DEFAULT_TARGET_TOKENS = 300;

    /** A group of fewer tokens than this part of the target is tiny. */
    private static final int TINY = 6;

    private final TokenCounter counter;
    private final int targetTokens;
    private final int maxTokens;

    /**
     * @param counter counts like the embedder
     * @param targetTokens how many tokens a chunk should have, {@link #DEFAULT_TARGET_TOKENS} unless measured otherwise
     * @param maxTokens the most tokens of {@link Chunk#embeddedText()}: the embedder's window without its markers
     *     (256 to 510), because the embedder ignores what is beyond
     */
    public Splitter(TokenCounter counter, int targetTokens, int maxTokens) {
        if (targetTokens < 16 || maxTokens < 32) {
            throw new IllegalArgumentException("targetTokens (" + targetTokens + ") must be at least 16 and maxTokens ("
                    + maxTokens + ") at least 32");
        }
        this.counter = counter;
        this.targetTokens = targetTokens;
        this.maxTokens = maxTokens;
    }

    /** Returns a word. It changes whenever the same document would be cut differently. */
    public String version() {
        return "split-7-" + targetTokens + "-" + maxTokens;
    }

    /** Returns the chunks in the order of their lines; none for a document without blocks. */
    public List<Chunk> split(Document document) {
        var measure = new Measure(Lines.of(document.text()), counter);
        var chunks = new ArrayList<Chunk>();
        var run = new ArrayList<BlockGroup>();
        for (var group : BareHeadings.joined(document, measure, targetTokens / TINY)) {
            if (!run.isEmpty() && !(joins(run, group, measure) && unites(document, run, group))) {
                cut(document, run, measure, chunks);
            }
            run.add(group);
        }
        cut(document, run, measure, chunks);
        return chunks;
    }

    /** Small adjacent groups are joined. A tiny one joins any group beside it. */
    private boolean joins(List<BlockGroup> run, BlockGroup next, Measure measure) {
        var first = run.get(0);
        var last = run.get(run.size() - 1);
        if (!last.touches(next, measure) || !first.hasSameParent(next) || last.isLeftBy(next)) {
            return false;
        }
        int before = measure.tokens(first.startLine(), last.endLine());
        int after = measure.tokens(next.startLine(), next.endLine());
        boolean bothSmall = before < targetTokens / 2 && after < targetTokens / 2;
        boolean oneTiny = Math.min(before, after) < targetTokens / TINY;
        return before + after <= targetTokens && (bothSmall || oneTiny) && before + after <= budget(run, next);
    }

    /** Returns how many tokens fit into one chunk. More would be cut again, and pieces would lose the heading that they are below. */
    private int budget(List<BlockGroup> run, BlockGroup next) {
        var joined = new ArrayList<>(run);
        joined.add(next);
        return maxTokens - contextTokens(BlockGroup.commonHeadings(joined));
    }

    private static boolean unites(Document document, List<BlockGroup> run, BlockGroup next) {
        var last = run.get(run.size() - 1);
        return document.location(last.startLine(), last.endLine())
                .unites(document.location(next.startLine(), next.endLine()));
    }

    private void cut(Document document, List<BlockGroup> run, Measure measure, List<Chunk> chunks) {
        if (run.isEmpty()) {
            return;
        }
        var headings = BlockGroup.commonHeadings(run);
        // The context before the text takes a part of the window. The outermost headings are dropped before the text
        // is.
        int context = contextTokens(headings);
        while (context > maxTokens / 2 && !headings.isEmpty()) {
            headings = headings.subList(1, headings.size());
            context = contextTokens(headings);
        }
        int budget = Math.max(maxTokens / 2, maxTokens - context);
        new Cutter(document, headings, run, measure, Math.min(targetTokens, budget), budget).cutInto(chunks);
        run.clear();
    }

    private int contextTokens(List<String> headings) {
        return headings.isEmpty() ? 0 : counter.countTokens(String.join(" > ", headings)) + 1;
    }
}
