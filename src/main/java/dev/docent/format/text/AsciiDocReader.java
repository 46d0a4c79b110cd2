package dev.docent.format.text;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the headings, listings and tables of AsciiDoc by the lines that begin and end them (<a
 * href="https://docs.asciidoctor.org/asciidoc/latest/blocks/delimited/">delimited blocks</a>). It is not a full parser:
 * text within a line stays as it is. One document, one thread.
 */
final class AsciiDocReader {
    private static final Pattern HEADING = Pattern.compile("(={1,6}|#{1,6})[ \\t]+(\\S.*)");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\[.*]\\s*");
    private static final Pattern BLOCK_TITLE = Pattern.compile("\\.[^\\s.].*");
    private static final Pattern TABLE = Pattern.compile("[|,:!]={3,}");
    private static final Pattern FENCE = Pattern.compile("```[\\w+#-]*");
    private static final Pattern ANCHOR = Pattern.compile("^\\[\\[[^\\]]*]]\\s*|\\s*\\[\\[[^\\]]*]]$");
    /** Characters that an underlined title does not begin with, because such lines mean something else in AsciiDoc. */
    private static final String NO_TITLE = "[.:/*|=-+_<`";

    private static final String VERBATIM = "-.+";
    private static final String CONTAINERS = "=*_";
    private static final String COMMENT = "////";
    private static final String UNDERLINES = "=-~^+";
    private static final int DELIMITER_CHARS = 4;
    private static final int MAX_TITLE_CHARS = 160;

    private final Sections sections;
    private final Lines lines;
    /** The open blocks whose content is ordinary text. */
    private final Deque<String> containers = new ArrayDeque<>();
    /** The last line of each kind of delimiter, so that the end of a block without one is not searched for. */
    private final Map<String, Integer> lastDelimiters = new HashMap<>();

    private AsciiDocReader(Sections sections) {
        this.sections = sections;
        this.lines = sections.lines();
        for (int line = 1; line <= lines.count(); line++) {
            String text = lines.line(line).stripTrailing();
            if (delimitsText(text) || delimitsLines(text)) {
                lastDelimiters.put(text, line);
            }
        }
    }

    static void read(Sections sections) {
        new AsciiDocReader(sections).read();
    }

    private void read() {
        int line = sections.next();
        // A heading or block begins after a blank line, after another block, or after lines with attributes of the
        // next block.
        boolean begins = true;
        int attributes = 0;
        while (line <= lines.count()) {
            String text = lines.line(line).stripTrailing();
            int first = attributes > 0 ? attributes : line;
            int last = blockEnd(text, line, begins);
            if (last > 0) {
                block(text, first, last);
                line = last;
                begins = true;
                attributes = 0;
            } else if (begins && isAboutABlock(text)) {
                attributes = first;
            } else if (isContainer(text, line)) {
                begins = true;
                attributes = 0;
            } else {
                int end = begins ? headingEnd(text, line, first) : line;
                begins = text.isEmpty()
                        || end > line
                        || (begins && HEADING.matcher(text).matches());
                attributes = 0;
                line = end;
            }
            line++;
        }
    }

    /** Returns the last line of the verbatim block that begins here; 0 if none does. */
    private int blockEnd(String text, int line, boolean begins) {
        if (!delimitsLines(text)) {
            return 0;
        }
        String closing = FENCE.matcher(text).matches() ? "```" : text;
        if (lastDelimiters.getOrDefault(closing, 0) <= line) {
            return begins ? lines.count() : 0;
        }
        int end = line + 1;
        while (!lines.line(end).stripTrailing().equals(closing)) {
            end++;
        }
        return end;
    }

    private static boolean delimitsLines(String text) {
        return TABLE.matcher(text).matches()
                || FENCE.matcher(text).matches()
                || isRun(text, VERBATIM)
                || isComment(text);
    }

    private void block(String text, int first, int last) {
        if (isComment(text)) {
            sections.leaveOut(first, last);
        } else {
            sections.block(TABLE.matcher(text).matches() ? BlockKind.TABLE : BlockKind.CODE, first, last);
        }
    }

    private static boolean isAboutABlock(String text) {
        return ATTRIBUTES.matcher(text).matches() || BLOCK_TITLE.matcher(text).matches();
    }

    /** Opens or closes a block of text; a block without an end is ignored. */
    private boolean isContainer(String text, int line) {
        if (!delimitsText(text)) {
            return false;
        }
        if (containers.contains(text)) {
            while (!containers.pop().equals(text)) {
                // Open blocks inside it end with it.
            }
        } else if (lastDelimiters.getOrDefault(text, 0) > line) {
            containers.push(text);
        }
        return true;
    }

    private static boolean delimitsText(String text) {
        return text.equals("--") || isRun(text, CONTAINERS);
    }

    /** Adds the heading that begins on a line, if one does; returns its last line. */
    private int headingEnd(String text, int line, int first) {
        var marked = HEADING.matcher(text);
        if (marked.matches() && containers.isEmpty()) {
            sections.heading(marked.group(1).length(), title(marked.group(2), marked.group(1)), first);
            return line;
        }
        var underline = underline(line + 1, text);
        underline.ifPresent(depth -> sections.heading(depth, title(text, ""), first));
        return underline.isPresent() ? line + 1 : line;
    }

    private static String title(String text, String marks) {
        String title = ANCHOR.matcher(text.strip()).replaceAll("").strip();
        boolean symmetric = !marks.isEmpty() && title.endsWith(" " + marks);
        String words =
                symmetric ? title.substring(0, title.length() - marks.length()).strip() : title;
        return words.length() <= MAX_TITLE_CHARS ? words : words.substring(0, MAX_TITLE_CHARS);
    }

    /** Returns the depth of a title of the older kind, which has a line of the same length below it. */
    private Optional<Integer> underline(int number, String title) {
        if (number > lines.count()
                || title.isBlank()
                || !containers.isEmpty()
                || NO_TITLE.indexOf(title.charAt(0)) >= 0) {
            return Optional.empty();
        }
        String rule = lines.line(number).stripTrailing();
        boolean drawn = rule.length() >= 2 && rule.chars().allMatch(c -> c == rule.charAt(0));
        int depth = drawn ? UNDERLINES.indexOf(rule.charAt(0)) + 1 : 0;
        boolean fits = Math.abs(rule.length() - title.codePointCount(0, title.length())) <= 1;
        return depth > 0 && fits && title.chars().anyMatch(Character::isLetterOrDigit)
                ? Optional.of(depth)
                : Optional.empty();
    }

    private static boolean isComment(String text) {
        return text.startsWith(COMMENT) && isRun(text, "/");
    }

    private static boolean isRun(String text, String of) {
        return text.length() >= DELIMITER_CHARS
                && of.indexOf(text.charAt(0)) >= 0
                && text.chars().allMatch(c -> c == text.charAt(0));
    }
}
