package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;
import dev.docent.format.asciidoc.ItemMarker.ListKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts paragraphs and the items of lists into the text, while their lines are read in order. Text that belongs to an item
 * is indented below it. One document, one thread.
 */
final class RunningText {
    /** What makes lines code by their margin. */
    private static final int CODE_MARGIN = 4;

    /** Terms that begin with these characters would mean something else in Markdown, and are code: {@code --all}. */
    private static final String CODE_TERMS = "-+*#><$&|[";

    private final NumberedText out;
    private final UnaryOperator<String> readable;
    private final PendingAdmonition admonition;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    // The open paragraph, if there are lines.
    private int first;
    private String prefix = "";
    private int margin;
    private boolean code;
    private boolean inList;
    private boolean beginsList;

    private OpenLists lists = new OpenLists(0);
    /** Whether the next block belongs to the last item. */
    private boolean attached;
    /** Whether the next block is the text of the last term. */
    private boolean awaits;
    /** Whether the next term stands beside the last one. */
    private boolean joinsTerm;

    /** @param readable turns markup into words, as many lines as it has */
    RunningText(NumberedText out, UnaryOperator<String> readable) {
        this.out = out;
        this.readable = readable;
        this.admonition = new PendingAdmonition(out);
    }

    boolean isOpen() {
        return !numbers.isEmpty();
    }

    /** Returns whether the open paragraph is the text of an item, which another item ends. */
    boolean isItem() {
        return isOpen() && inList && !code;
    }

    boolean isCode() {
        return isOpen() && code;
    }

    void add(int number, String line) {
        numbers.add(number);
        lines.add(line);
    }

    /** Returns whether an indented line is code here, and not the text of a term. */
    boolean takesCode(boolean afterBlank) {
        return !awaits && (afterBlank || attached);
    }

    /** Begins a paragraph. */
    void begin(int firstLine, int number, String line) {
        var word = BlockAttributes.admonition(line);
        word.ifPresent(kind -> beginAdmonition(kind, number));
        String words = word.isPresent() ? line.substring(line.indexOf(':') + 1).strip() : line;
        begin(firstLine, false);
        prefix = " ".repeat(margin) + admonition.take();
        add(number, words);
    }

    /** Begins a paragraph of code, which is indented. */
    void beginCode(int firstLine, int number, String line) {
        boolean belongs = !lists.isEmpty();
        endAdmonition();
        attached |= belongs;
        begin(firstLine, true);
        add(number, line);
    }

    private void begin(int firstLine, boolean isCode) {
        boolean belongs = attached || awaits;
        if (!belongs) {
            lists.clear();
        }
        first = firstLine;
        code = isCode;
        margin = belongs ? lists.contentMargin() : lists.base();
        inList = belongs || lists.base() > 0;
        beginsList = false;
        attached = false;
        awaits = false;
    }

    /** Begins an item of a list. */
    void beginItem(int firstLine, int number, ItemMarker marker, boolean nextIsTerm) {
        endAdmonition();
        boolean outermost = lists.isEmpty();
        String mark = lists.enter(marker);
        boolean term = marker.kind() == ListKind.TERMS;
        beginsList = outermost || (lists.isOutermostTerm() && !joinsTerm);
        first = firstLine;
        margin = mark.length();
        code = false;
        inList = true;
        attached = false;
        awaits = term && marker.text().isEmpty();
        String termWords = term ? words(marker.term()) : "";
        String start = joinsTerm ? " ".repeat(margin) : mark;
        joinsTerm = awaits && nextIsTerm;
        if (awaits) {
            out.write(number, start + termWords + (joinsTerm ? "," : termWords.endsWith("?") ? "" : ":"));
            emit(BlockKind.LIST, first, number);
        } else {
            prefix = start + (term ? termWords + (termWords.endsWith("?") ? " " : ": ") : "");
            add(number, marker.text());
        }
    }

    private String words(String term) {
        String words = readable.apply(term).strip();
        boolean mark = !words.isEmpty() && CODE_TERMS.indexOf(words.charAt(0)) >= 0 && words.indexOf('`') < 0;
        return mark ? "`" + words + "`" : words;
    }

    /** Ends the open paragraph. */
    void end() {
        if (isOpen()) {
            if (code) {
                writeCode();
            } else {
                write();
            }
            numbers.clear();
            lines.clear();
        }
    }

    private void write() {
        var words = readable.apply(
                        String.join("\n", lines.stream().map(String::strip).toList()))
                .split("\n", -1);
        for (int i = 0; i < words.length; i++) {
            String line = words[i].strip();
            out.write(numbers.get(i), (i == 0 ? prefix : " ".repeat(margin)) + line);
        }
        emit(inList ? BlockKind.LIST : BlockKind.PROSE, first, last());
    }

    private void writeCode() {
        int indent = lines.stream().mapToInt(RunningText::indent).min().orElse(0);
        for (int i = 0; i < lines.size(); i++) {
            out.write(
                    numbers.get(i),
                    " ".repeat(margin + CODE_MARGIN) + lines.get(i).substring(indent));
        }
        emit(BlockKind.CODE, first, last());
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private int last() {
        return numbers.get(numbers.size() - 1);
    }

    private void emit(BlockKind kind, int from, int to) {
        if (kind == BlockKind.LIST && !beginsList) {
            out.continueList(from, to);
        } else {
            out.block(kind, from, to);
        }
    }

    /** Makes the next block part of the last item, or after a blank line of the item around its list; returns whether there is one. */
    boolean attach(boolean afterBlank) {
        if (lists.isEmpty()) {
            return false;
        }
        if (afterBlank) {
            lists.leave();
        }
        attached = true;
        return true;
    }

    /** Begins a block that is no running text. */
    void beginBlock() {
        endAdmonition();
        if (!attached && !awaits) {
            lists.clear();
        }
        attached = false;
        awaits = false;
    }

    /** Begins a block of other blocks; returns the lists around it. */
    OpenLists enter() {
        var outer = lists;
        boolean belongs = attached || awaits;
        if (!belongs) {
            outer.clear();
        }
        lists = new OpenLists(belongs ? outer.contentMargin() : outer.base());
        attached = false;
        awaits = false;
        return outer;
    }

    /** Ends a block of other blocks. */
    void leave(OpenLists outer) {
        endAdmonition();
        lists = outer;
        attached = false;
        awaits = false;
    }

    /** Begins an admonition; its word is put in front of the text that follows. */
    void beginAdmonition(String word, int line) {
        admonition.begin(word, line);
    }

    /** The word of an admonition without a paragraph stands alone. */
    void endAdmonition() {
        admonition.end();
    }

    /** Makes a line a block of its own. Without words, it is blank. */
    void writeLine(int firstLine, int number, String words) {
        if (firstLine < number || !words.isBlank()) {
            endAdmonition();
            out.write(number, words);
            out.block(BlockKind.PROSE, firstLine, number);
        }
    }
}
