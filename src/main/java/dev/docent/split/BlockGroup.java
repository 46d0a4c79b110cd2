package dev.docent.split;

import dev.docent.corpus.Block;
import dev.docent.corpus.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of one section with only blank lines between them. Immutable.
 *
 * @param headings the headings of the section
 * @param blocks at least one
 */
record BlockGroup(List<String> headings, List<Block> blocks) {

    /** Returns the groups of a section: usually one, more if the parser left lines out. */
    static List<BlockGroup> of(Section section, Measure measure) {
        var groups = new ArrayList<BlockGroup>();
        var blocks = new ArrayList<Block>();
        for (var block : section.blocks()) {
            if (!blocks.isEmpty()
                    && !measure.isBlankBetween(blocks.get(blocks.size() - 1).endLine(), block.startLine())) {
                groups.add(new BlockGroup(section.headings(), List.copyOf(blocks)));
                blocks.clear();
            }
            blocks.add(block);
        }
        if (!blocks.isEmpty()) {
            groups.add(new BlockGroup(section.headings(), List.copyOf(blocks)));
        }
        return groups;
    }

    int startLine() {
        return blocks.get(0).startLine();
    }

    int endLine() {
        return blocks.get(blocks.size() - 1).endLine();
    }

    boolean touches(BlockGroup next, Measure measure) {
        return measure.isBlankBetween(endLine(), next.startLine());
    }

    /** Returns whether both are below one heading, which may be the heading of one of them. */
    boolean hasSameParent(BlockGroup other) {
        int common = common(headings, other.headings);
        return common >= Math.max(headings.size(), other.headings.size()) - 1;
    }

    /** Returns whether the next group is outside the part that this one is in, so that it belongs to what follows it. */
    boolean isLeftBy(BlockGroup next) {
        return common(headings, next.headings) < Math.min(headings.size(), next.headings.size())
                && next.headings.size() < headings.size();
    }

    static List<String> commonHeadings(List<BlockGroup> groups) {
        var common = groups.get(0).headings();
        for (var group : groups) {
            common = common.subList(0, common(common, group.headings()));
        }
        return List.copyOf(common);
    }

    private static int common(List<String> a, List<String> b) {
        int i = 0;
        while (i < a.size() && i < b.size() && a.get(i).equals(b.get(i))) {
            i++;
        }
        return i;
    }
}
