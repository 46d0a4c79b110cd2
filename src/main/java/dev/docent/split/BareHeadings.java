package dev.docent.split;

import dev.docent.corpus.Block;
import dev.docent.corpus.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins groups that are only a heading with the group that follows, because a chunk that is only a heading answers nothing. At the end
 * of a part of the document they join the group above. One document, one thread.
 */
final class BareHeadings {
    private final Document document;
    private final Measure measure;
    private final int tiny;
    private final List<BlockGroup> joined = new ArrayList<>();
    /** The headings without text that were met last. */
    private final List<BlockGroup> waiting = new ArrayList<>();

    private BareHeadings(Document document, Measure measure, int tiny) {
        this.document = document;
        this.measure = measure;
        this.tiny = tiny;
    }

    /**
     * Returns the groups of a document in their order.
     *
     * @param tiny a heading has fewer tokens than this
     */
    static List<BlockGroup> joined(Document document, Measure measure, int tiny) {
        var headings = new BareHeadings(document, measure, tiny);
        BlockGroup.of(document, measure).forEach(headings::add);
        headings.endWaiting();
        return headings.joined;
    }

    private void add(BlockGroup group) {
        if (!waiting.isEmpty() && !areTogether(waiting.get(waiting.size() - 1), group)) {
            endWaiting();
        }
        waiting.add(group);
        if (!group.isBare(measure, tiny)) {
            joined.add(one(group.headings()));
        }
    }

    private boolean areTogether(BlockGroup group, BlockGroup next) {
        return group.touches(next, measure)
                && document.location(group.startLine(), group.endLine())
                        .unites(document.location(next.startLine(), next.endLine()));
    }

    /** Nothing follows them. */
    private void endWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        int above = joined.size() - 1;
        if (above >= 0 && areTogether(joined.get(above), waiting.get(0))) {
            var group = joined.remove(above);
            waiting.add(0, group);
            joined.add(one(group.headings()));
        } else {
            joined.add(one(BlockGroup.commonHeadings(waiting)));
        }
    }

    /** Returns the groups that wait as one. */
    private BlockGroup one(List<String> headings) {
        var blocks = new ArrayList<Block>();
        waiting.forEach(group -> blocks.addAll(group.blocks()));
        waiting.clear();
        return new BlockGroup(headings, List.copyOf(blocks));
    }
}
