package dev.docent.format.asciidoc;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Turns the markup within a text into words: references into titles, links into those of Markdown, and marks away, except
 * those of code. The result has as many lines as the text. It takes one pass and linear time. For one use.
 *
 * <p>Each method that reads markup returns where it ends, or {@link #NONE}.
 */
final class InlineWords {
    private enum Place {
        /** Links keep their addresses, and code its marks. */
        PROSE,
        /** A title has neither. */
        TITLE,
        /** Between the marks of code, most characters mean nothing. */
        CODE
    }

    /** The character means itself. */
    static final int NONE = -1;

    private static final int MAX_SCRIPT_CHARS = 24;
    static final String MARKS = "*_#`";
    private static final Pattern SCRIPT = Pattern.compile("[\\w+()−-]+");

    private final Place place;
    private final DocumentAttributes attributes;
    private final CrossReferences titles;
    private final MarkupScanner text;
    private final InlineReferences references;
    private final StringBuilder out = new StringBuilder();
    /** The ends of marks, which are left out. */
    private final BitSet ends = new BitSet();

    private int at;

    private InlineWords(String text, Place place, DocumentAttributes attributes, CrossReferences titles) {
        this.place = place;
        this.attributes = attributes;
        this.titles = titles;
        this.text = new MarkupScanner(text);
        var links = new LinkWords(attributes, titles, this::inner, place == Place.PROSE);
        this.references = new InlineReferences(this, this.text, attributes, links, place == Place.CODE);
    }

    /** Returns running text in words. */
    static String prose(String text, DocumentAttributes attributes, CrossReferences titles) {
        return new InlineWords(text, Place.PROSE, attributes, titles).convert();
    }

    /** Returns a title in words, on one line and without any markup. */
    static String title(String text, DocumentAttributes attributes, CrossReferences titles) {
        var title = new InlineWords(text, Place.TITLE, attributes, titles);
        return title.convert().replace('\n', ' ').strip();
    }

    String inner(String part) {
        return new InlineWords(part, place, attributes, titles).convert();
    }

    private String convert() {
        while (at < text.length()) {
            int after = ends.get(at) ? at + 1 : read(text.charAt(at));
            if (after == NONE) {
                out.append(text.charAt(at));
                at++;
            } else {
                at = after;
            }
        }
        return out.toString();
    }

    private int read(char c) {
        return switch (c) {
            case '\\' -> escape();
            case '{' -> references.attribute(at);
            case '<' -> text.startsWith("<<", at) ? references.reference(at) : references.bracedAddress(at);
            case '[' -> references.anchor(at);
            case '+' -> passthrough();
            case '&' -> namedCharacter();
            default -> place == Place.CODE ? references.macro(c, at) : readProse(c);
        };
    }

    private int readProse(char c) {
        return switch (c) {
            case '(' -> references.indexTerm(at);
            case '`' -> code();
            case '"', '\'' -> curvedQuote(c);
            case '*', '_', '#' -> text.charAt(at + 1) == c ? doubleMark(c) : mark(c);
            case '^', '~' -> script(c);
            default -> references.macro(c, at);
        };
    }

    /** Writes words for the text up to a place, as many lines as that has. */
    int write(String words, int end) {
        long missing = lineEnds(text.text(at, end)) - lineEnds(words);
        if (missing > 0) {
            out.append("\n".repeat((int) missing));
        }
        out.append(words);
        return end;
    }

    private static long lineEnds(String part) {
        return part.chars().filter(c -> c == '\n').count();
    }

    // Marks.

    private int mark(char c) {
        int end = opensMark() ? text.closing(c, at + 2) : NONE;
        if (end == NONE) {
            return NONE;
        }
        ends.set(end);
        return at + 1;
    }

    private int doubleMark(char c) {
        int end = text.isSpace(at + 2) ? NONE : text.find("" + c + c, at + 3);
        if (end == NONE) {
            return NONE;
        }
        ends.set(end, end + 2);
        return at + 2;
    }

    private boolean opensMark() {
        return !text.isWord(at - 1) && ";:}".indexOf(text.charAt(at - 1)) < 0 && !text.isSpace(at + 1);
    }

    private int script(char c) {
        int length = text.beginning(at + 1, MAX_SCRIPT_CHARS).indexOf(c);
        String script = length < 1 ? "" : text.beginning(at + 1, length);
        if (!SCRIPT.matcher(script).matches()) {
            return NONE;
        }
        // Without its mark, a power would be another number.
        boolean ordinal = length > 1 && Character.isLetter(script.charAt(length - 1));
        boolean power = c == '^' && text.isWord(at - 1) && !ordinal;
        return write(power ? "^" + script : script, at + length + 2);
    }

    private int code() {
        if (text.charAt(at + 1) == '`') {
            return unconstrainedCode();
        }
        boolean opens = !text.isWord(at - 1) && !text.isSpace(at + 1);
        int end = opens ? text.closing('`', at + 2) : NONE;
        if (end != NONE) {
            return write(codeText(text.text(at + 1, end)), end + 1);
        }
        return opens ? olderQuote() : NONE;
    }

    private int unconstrainedCode() {
        int end = text.find("``", at + 2);
        int quote = text.find("''", at + 2);
        if (quote > at + 2 && (end < 0 || quote < end)) {
            return write("“" + inner(text.text(at + 2, quote)) + "”", quote + 2);
        }
        return end <= at + 2 ? NONE : write(codeText(text.text(at + 2, end)), end + 2);
    }

    /** The older form of single quotes: {@code `text'}. */
    private int olderQuote() {
        int end = text.closing('\'', at + 2);
        return end == NONE ? NONE : write("‘" + inner(text.text(at + 1, end)) + "’", end + 1);
    }

    private String codeText(String marked) {
        String code = unmarked(marked);
        boolean literal = code.length() > 2 && code.startsWith("+") && code.endsWith("+");
        String words = literal
                ? code.substring(1, code.length() - 1)
                : new InlineWords(code, Place.CODE, attributes, titles).convert();
        return place == Place.TITLE || words.isBlank() ? words : "`" + words + "`";
    }

    /** Code may be strong or emphasized as a whole. */
    private static String unmarked(String marked) {
        int length = marked.length();
        boolean whole = length > 2
                && "*_#".indexOf(marked.charAt(0)) >= 0
                && marked.indexOf(marked.charAt(0), 1) == length - 1
                && (Character.isLetterOrDigit(marked.charAt(1)) || marked.charAt(1) == '<');
        return whole ? marked.substring(1, length - 1) : marked;
    }

    private int curvedQuote(char c) {
        int end = text.charAt(at + 1) == '`' ? text.find("`" + c, at + 2) : NONE;
        if (end <= at + 2) {
            return NONE;
        }
        String words = inner(text.text(at + 2, end));
        return write(c == '"' ? "“" + words + "”" : "‘" + words + "’", end + 2);
    }

    private int passthrough() {
        if (text.isSpace(at - 1) && text.charAt(at + 1) == '\n') {
            return at + 1; // It breaks the line.
        }
        int marks = text.startsWith("+++", at) ? 3 : text.startsWith("++", at) ? 2 : 1;
        boolean opens = marks == 1 ? opensMark() : !text.isWord(at - 1) && !text.isSpace(at + marks);
        if (!opens) {
            return NONE;
        }
        int from = at + marks;
        int end = marks == 1 ? text.closing('+', from + 1) : text.find("+".repeat(marks), from);
        return end <= from ? NONE : write(text.text(from, end), end + marks);
    }

    /** A backslash is left out if it keeps something from being markup. */
    private int escape() {
        boolean twice = text.charAt(at + 1) == '\\' && MARKS.indexOf(text.charAt(at + 2)) >= 0;
        int escaped = at + (twice ? 2 : 1);
        if (!twice && !isEscaped(escaped)) {
            return NONE;
        }
        char c = text.charAt(escaped);
        int end = Character.isLetter(c) ? text.nameEnd(escaped) : escaped + 1;
        while (end < text.length() && text.charAt(end) == c) {
            end++;
        }
        return write(text.text(escaped, end), end);
    }

    private boolean isEscaped(int escaped) {
        char c = text.charAt(escaped);
        return "{+&".indexOf(c) >= 0
                || ("<([".indexOf(c) >= 0 && text.charAt(escaped + 1) == c)
                || (MARKS.indexOf(c) >= 0 && text.closing(c, escaped + 2) > 0)
                || (Character.isLetter(c) && references.isMacro(escaped));
    }

    private int namedCharacter() {
        return NamedCharacters.at(text.beginning(at, NamedCharacters.MAX_CHARS))
                .map(found -> write(found.character(), at + found.length()))
                .orElse(NONE);
    }
}
