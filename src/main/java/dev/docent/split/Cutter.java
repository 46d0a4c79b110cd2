package dev.docent.split;

import dev.docent.corpus.Block;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.TableHead;
import java.util.EnumMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts one run of groups into chunks. One thread. */
final class Cutter {
    /** The share of the target that the next chunk repeats at its start. */
    private static final double OVERLAP = 0.15;
    /** The rest of a section may make its last chunk this much longer than the target, to avoid a small chunk. */
    private static final double STRETCH = 4.0 / 3;
    /** White space and long words cost few tokens: a chunk has at most this many characters for each token it may have. */
    private static final int MAX_CHARS_PER_TOKEN = 10;

    private record Table(TableHead head, int endLine) {}

    private final Document document;
    private final List<String> headings;
    private final List<Block> blocks;
    private final Measure measure;
    private final int target;
    private final int budget;
    /** The tables with a head, by first line. */
    private final NavigableMap<Integer, Table> tables = new TreeMap<>();
    /** The last line of the headings that it begins with; 0 if there are none. */
    private final int headingsEnd;
    /** The first block that does not end before the current chunk. It only moves forward. */
    private int firstBlock;

    Cutter(Document document, List<String> headings, List<BlockGroup> run, Measure measure, int target, int budget) {
        this.document = document;
        this.headings = headings;
        this.blocks = run.stream().flatMap(group -> group.blocks().stream()).toList();
        this.measure = measure;
        this.target = target;
        this.budget = budget;
        this.headingsEnd = BlockGroup.headingsEnd(blocks, headings);
        for (var block : blocks) {
            TableHead.of(block).ifPresent(head -> tables.put(block.startLine(), new Table(head, block.endLine())));
            for (var head : TableHead.within(block)) {
                int end = head.endLine();
                while (end < block.endLine() && TableHead.isBar(measure.lines().line(end + 1))) {
                    end++;
                }
                tables.put(head.startLine(), new Table(head, end));
            }
        }
    }

    void cutInto(List<Chunk> chunks) {
        int end = blocks.get(blocks.size() - 1).endLine();
        int start = blocks.get(0).startLine();
        int covered = start - 1;
        while (covered < end) {
            while (measure.lines().isBlank(covered + 1)) {
                covered++;
                start = Math.max(start, covered + 1);
            }
            if (!fits(covered + 1, covered + 1, budget)) {
                covered++;
                cutLine(covered, chunks);
                start = covered + 1;
                continue;
            }
            if (!fits(start, covered + 1, budget)) {
                start = covered + 1; // The overlap would leave no room for anything new.
            }
            int last = lastLine(start, covered + 1, end);
            add(start, last, chunks);
            covered = last;
            start = overlapStart(start, last);
        }
    }

    private boolean fits(int start, int end, int tokens) {
        int room = room(start, tokens);
        return measure.tokens(start, end) <= room && measure.chars(start, end) <= room * MAX_CHARS_PER_TOKEN;
    }

    /** Returns the room that the head of a table leaves in a chunk that begins on a line: at least half, for the rows. */
    private int room(int start, int tokens) {
        return lead(start)
                .map(head -> Math.max(tokens / 2, tokens - measure.tokens(head.startLine(), head.endLine())))
                .orElse(tokens);
    }

    /** Returns the head of the table if a line is below it, in the table. */
    private Optional<TableHead> lead(int line) {
        var table = tables.floorEntry(line);
        return table == null
                ? Optional.empty()
                : Optional.of(table.getValue())
                        .filter(it -> line <= it.endLine() && line > it.head().endLine())
                        .map(Table::head);
    }

    /**
     * Returns where a chunk that starts with this line ends: at the end, otherwise after a block, otherwise after a
     * good line.
     */
    private int lastLine(int start, int atLeast, int end) {
        int stretched = Math.min(budget, (int) (target * STRETCH));
        if (fits(start, end, stretched)) {
            return end;
        }
        int best = 0;
        skipBlocksBefore(start);
        for (var block : blocks.subList(firstBlock, blocks.size())) {
            if (block.endLine() < atLeast) {
                continue;
            }
            boolean enough = best > 0 && measure.tokens(start, best) >= target / 3;
            if (!fits(start, block.endLine(), enough ? target : stretched)) {
                // A block that fits into a chunk alone is not cut to fill up this one, unless a heading would be alone
                // above text.
                boolean isBelowHeadings = best <= headingsEnd && isText(block);
                boolean fitsAlone = !isBelowHeadings && fits(block.startLine(), block.endLine(), stretched);
                boolean whole = best > 0 && (enough || fitsAlone);
                return whole ? best : lastGoodLine(start, Math.max(atLeast, best), block.endLine());
            }
            best = block.endLine();
        }
        return best;
    }

    private static boolean isText(Block block) {
        return block.kind() == BlockKind.PROSE || block.kind() == BlockKind.LIST;
    }

    private void skipBlocksBefore(int line) {
        while (firstBlock < blocks.size() && blocks.get(firstBlock).endLine() < line) {
            firstBlock++;
        }
    }

    /** Returns, among the lines of the last third before the target, the one before the least indented text. */
    private int lastGoodLine(int start, int atLeast, int end) {
        int last = atLeast;
        while (last < end && fits(start, last + 1, target)) {
            last++;
        }
        int best = last;
        int bestCost = Integer.MAX_VALUE;
        for (int line = last; line >= atLeast && measure.tokens(start, line) * 3 >= target * 2; line--) {
            int cost = line == measure.lines().count() || measure.lines().isBlank(line)
                    ? -1
                    : measure.lines().isBlank(line + 1)
                            ? 0
                            : 1 + measure.lines().indent(line + 1);
            if (cost < bestCost) {
                best = line;
                bestCost = cost;
            }
        }
        return best;
    }

    /** Returns the line from which the next chunk repeats this one: whole lines, at most the overlap, never the whole chunk. */
    private int overlapStart(int start, int last) {
        int overlap = (int) (target * OVERLAP);
        int first = last + 1;
        while (first - 1 > start && fits(first - 1, last, overlap)) {
            first--;
        }
        return first;
    }

    private void cutLine(int number, List<Chunk> chunks) {
        var pieces = new LinePieces(measure.counter(), target, budget * MAX_CHARS_PER_TOKEN);
        for (var piece : pieces.of(measure.lines().line(number))) {
            add(number, number, piece, chunks);
        }
    }

    private void add(int start, int end, List<Chunk> chunks) {
        int last = end;
        while (last > start && measure.lines().isBlank(last)) {
            last--;
        }
        add(start, last, measure.lines().text(start, last), chunks);
    }

    private void add(int start, int end, String text, List<Chunk> chunks) {
        if (!text.isBlank()) {
            var location = document.location(start, end);
            String lead = lead(start).map(TableHead::text).orElse("");
            chunks.add(new Chunk(location, document.title(), headings, kind(start, end), lead, text));
        }
    }

    /** Returns the kind of most of the lines. */
    private BlockKind kind(int start, int end) {
        var tokens = new EnumMap<BlockKind, Integer>(BlockKind.class);
        skipBlocksBefore(start);
        for (int i = firstBlock; i < blocks.size() && blocks.get(i).startLine() <= end; i++) {
            var block = blocks.get(i);
            int first = Math.max(start, block.startLine());
            int last = Math.min(end, block.endLine());
            if (first <= last) {
                tokens.merge(block.kind(), 1 + measure.tokens(first, last), Integer::sum);
            }
        }
        return tokens.entrySet().stream()
                .max((a, b) -> a.getValue() - b.getValue())
                .map(entry -> entry.getKey())
                .orElse(BlockKind.PROSE);
    }
}
