package dev.docent.split;

import dev.docent.corpus.Block;
import dev.docent.corpus.Document;
import dev.docent.corpus.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blocks of one section with only blank lines between them. Immutable.
 *
 * @param headings the headings of the section
 * @param blocks at least one
 */
record BlockGroup(List<String> headings, List<Block> blocks) {
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Returns the groups of a document in their order. */
    static List<BlockGroup> of(Document document, Measure measure) {
        return document.sections().stream()
                .flatMap(section -> of(section, measure).stream())
                .toList();
    }

    /** Returns the groups of a section: usually one, more if the parser left lines out. */
    private static List<BlockGroup> of(Section section, Measure measure) {
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

    /**
     * Returns whether it is only the heading of its section, or the first line of a declaration, and says nothing about it.
     *
     * @param tiny it has fewer tokens than this
     */
    boolean isBare(Measure measure, int tiny) {
        return !headings.isEmpty()
                && blocks.size() == 1
                && measure.tokens(startLine(), endLine()) < tiny
                && words(blocks.get(0).text()).contains(words(headings.get(headings.size() - 1)));
    }

    /** Returns the last line of the headings that blocks begin with; 0 if they begin with something else. */
    static int headingsEnd(List<Block> blocks, List<String> headings) {
        var titles = headings.stream().map(BlockGroup::words).toList();
        int end = 0;
        for (var block : blocks) {
            if (!titles.contains(words(block.text()))) {
                break;
            }
            end = block.endLine();
        }
        return end;
    }

    /** Returns the letters and digits of a text. */
    private static String words(String text) {
        return NO_WORDS.matcher(text).replaceAll("");
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
