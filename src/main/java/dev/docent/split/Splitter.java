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
 * <p>A section that fits is one chunk; small neighbours below one parent are joined up to the target. A section that does not
 * fit is cut between its blocks, a block that does not fit between its lines (at a blank line or a shallow one where there is
 * a choice), a line that does not fit between its words. Only cut sections overlap. The text of a chunk is exactly the lines
 * of its location, except for the pieces of a cut line. A chunk that begins in the middle of a table leads the table's head.
 *
 * <p>Tokens are counted once for each line: the counter is expected to give the same for a text as for its lines together, as
 * every counter does for which white space ends a token.
 */
public final class Splitter {
    /** The number of tokens that a chunk should have; sizes from 160 to 300 find equally well. */
    public static final int DEFAULT_TARGET_TOKENS = 300;

    private final TokenCounter counter;
    private final int targetTokens;
    private final int maxTokens;

    /**
     * @param counter counts as the embedder does
     * @param targetTokens how many tokens a chunk should have, {@link #DEFAULT_TARGET_TOKENS} unless measured otherwise
     * @param maxTokens how many tokens {@link Chunk#textWithContext()} has at most, the embedder's window without its
     *     markers (256 to 510), beyond which the embedder reads nothing
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

    /** Returns a word that changes whenever the same document would be cut otherwise. */
    public String version() {
        return "split-3-" + targetTokens + "-" + maxTokens;
    }

    /** Returns the chunks in the order of their lines; none for a document without blocks. */
    public List<Chunk> split(Document document) {
        var measure = new Measure(Lines.of(document.text()), counter);
        var chunks = new ArrayList<Chunk>();
        var run = new ArrayList<BlockGroup>();
        for (var section : document.sections()) {
            for (var group : BlockGroup.of(section, measure)) {
                if (!run.isEmpty() && !joins(run, group, measure)) {
                    cut(document, run, measure, chunks);
                }
                run.add(group);
            }
        }
        cut(document, run, measure, chunks);
        return chunks;
    }

    /** Small neighbours are joined; a tiny one joins whatever is beside it, so that no chunk is a lone heading. */
    private boolean joins(List<BlockGroup> run, BlockGroup next, Measure measure) {
        var first = run.get(0);
        var last = run.get(run.size() - 1);
        if (!last.touches(next, measure) || !first.hasSameParent(next) || last.isLeftBy(next)) {
            return false;
        }
        int before = measure.tokens(first.startLine(), last.endLine());
        int after = measure.tokens(next.startLine(), next.endLine());
        boolean bothSmall = before < targetTokens / 2 && after < targetTokens / 2;
        boolean oneTiny = Math.min(before, after) < targetTokens / 6;
        return before + after <= targetTokens && (bothSmall || oneTiny);
    }

    private void cut(Document document, List<BlockGroup> run, Measure measure, List<Chunk> chunks) {
        if (run.isEmpty()) {
            return;
        }
        var headings = BlockGroup.commonHeadings(run);
        // The context in front of the text takes part of the window; the outermost headings give way before the text
        // does.
        int context = contextTokens(document, headings);
        while (context > maxTokens / 2 && !headings.isEmpty()) {
            headings = headings.subList(1, headings.size());
            context = contextTokens(document, headings);
        }
        int budget = Math.max(maxTokens / 2, maxTokens - context);
        new Cutter(document, headings, run, measure, Math.min(targetTokens, budget), budget).cutInto(chunks);
        run.clear();
    }

    private int contextTokens(Document document, List<String> headings) {
        return counter.countTokens(document.path() + " " + String.join(" > ", headings)) + 1;
    }
}
