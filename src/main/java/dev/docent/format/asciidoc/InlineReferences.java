package dev.docent.format.asciidoc;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads attributes, references, anchors, links and macros within a text, for {@link InlineWords}. Each method that reads markup
 * returns where it ends, or {@link InlineWords#NONE}. For one use.
 */
final class InlineReferences {
    private static final int MAX_NAME_CHARS = 60;
    private static final int MAX_ANCHOR_CHARS = 300;
    private static final int MAX_ROLE_CHARS = 100;
    private static final Pattern NAME = Pattern.compile("[\\w-]+");
    private static final Pattern REFERENCE = Pattern.compile("[\\w\\p{L}#/.:{,\"'](?s:(?!<<).)*+");
    private static final Pattern ROLES = Pattern.compile("[\\w.# %=,\"-]+");
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "irc");
    /** An address, or the beginning of one. */
    private static final Pattern ADDRESS = Pattern.compile("\\S*[/:#{]\\S*");

    private final InlineWords words;
    private final MarkupScanner text;
    private final DocumentAttributes attributes;
    private final LinkWords links;
    private final boolean inCode;

    /** @param words writes what is read, and reads what is within it */
    InlineReferences(
            InlineWords words, MarkupScanner text, DocumentAttributes attributes, LinkWords links, boolean inCode) {
        this.words = words;
        this.text = text;
        this.attributes = attributes;
        this.links = links;
        this.inCode = inCode;
    }

    int attribute(int at) {
        int end = text.beginning(at, MAX_NAME_CHARS).indexOf('}') + at;
        if (end <= at || !NAME.matcher(text.text(at + 1, end)).matches()) {
            return InlineWords.NONE;
        }
        var value = attributes.value(text.text(at + 1, end));
        boolean linked = value.isEmpty() || ADDRESS.matcher(value.get()).matches();
        int bracket = text.targetEnd(end + 1);
        int close = linked && text.isTarget(end + 1, bracket) ? text.labelEnd(bracket + 1) : InlineWords.NONE;
        if (close != InlineWords.NONE) {
            String target = value.orElse("") + attributes.expand(text.text(end + 1, bracket));
            return words.write(links.link(target, text.text(bracket + 1, close)), close + 1);
        }
        return value.isPresent() ? words.write(value.get(), end + 1) : InlineWords.NONE;
    }

    int bracedAddress(int at) {
        int end = text.startsWith("<http", at) ? text.find(">", at) : InlineWords.NONE;
        boolean address = end > at && end <= text.targetEnd(at);
        return address ? words.write(text.text(at + 1, end), end + 1) : InlineWords.NONE;
    }

    int reference(int at) {
        int found = text.find(">>", at + 2);
        if (found == InlineWords.NONE || found - at > MarkupScanner.MAX_TARGET_CHARS) {
            return InlineWords.NONE;
        }
        int end = text.charAt(found + 2) == '>' ? found + 1 : found;
        String content = text.text(at + 2, end);
        return REFERENCE.matcher(content).matches() ? words.write(links.reference(content), end + 2) : InlineWords.NONE;
    }

    int anchor(int at) {
        if (text.startsWith("[[[", at)) {
            int end = text.find("]]]", at + 3);
            return end == InlineWords.NONE
                    ? InlineWords.NONE
                    : words.write("[" + text.text(at + 3, end).split(",", 2)[0] + "]", end + 3);
        }
        if (text.startsWith("[[", at)) {
            int end = text.find("]]", at + 2);
            boolean id = end > at + 2 && text.isWord(at + 2) && end - at < MAX_ANCHOR_CHARS;
            return id ? words.write("", end + 2) : InlineWords.NONE;
        }
        return inCode ? InlineWords.NONE : role(at);
    }

    /** Attributes in front of marks: {@code [.path]_file_}. */
    private int role(int at) {
        int end = text.find("]", at + 1);
        if (end <= at + 1 || end - at > MAX_ROLE_CHARS) {
            return InlineWords.NONE;
        }
        char mark = text.charAt(end + 1);
        boolean named = ".#".indexOf(text.charAt(at + 1)) >= 0 || mark != '`';
        boolean marks = InlineWords.MARKS.indexOf(mark) >= 0
                && (text.charAt(end + 2) == mark || (!text.isSpace(end + 2) && text.closing(mark, end + 3) > 0));
        return named && marks && ROLES.matcher(text.text(at + 1, end)).matches() ? end + 1 : InlineWords.NONE;
    }

    int indexTerm(int at) {
        if (text.startsWith("(((", at)) {
            int end = text.find(")))", at + 3);
            return end == InlineWords.NONE ? InlineWords.NONE : words.write("", end + 3);
        }
        int end = text.startsWith("((", at) ? text.find("))", at + 2) : InlineWords.NONE;
        return end == InlineWords.NONE ? InlineWords.NONE : words.write(words.inner(text.text(at + 2, end)), end + 2);
    }

    /** Returns whether a macro begins at a letter. */
    boolean isMacro(int from) {
        int end = text.nameEnd(from);
        return text.charAt(end) == ':' && (text.startsWith("://", end) || text.charAt(text.targetEnd(end + 1)) == '[');
    }

    int macro(char c, int at) {
        boolean begins = Character.isLetter(c) && (!text.isWord(at - 1) || text.startsWith("footnote", at));
        int colon = begins ? text.nameEnd(at) : at;
        if (text.charAt(colon) != ':' || text.isSpace(colon + 1) || text.charAt(colon + 1) == ':') {
            return InlineWords.NONE;
        }
        String name = text.text(at, colon);
        int bracket = text.targetEnd(colon + 1);
        if (SCHEMES.contains(name) && text.startsWith("://", colon)) {
            return address(at, bracket);
        }
        return text.isTarget(colon + 1, bracket) ? macro(name, colon, bracket) : InlineWords.NONE;
    }

    private int address(int at, int end) {
        String target = attributes.expand(text.text(at, end));
        int close = text.charAt(end) == '[' ? text.labelEnd(end + 1) : InlineWords.NONE;
        return close == InlineWords.NONE
                ? words.write(target, end)
                : words.write(links.link(target, text.text(end + 1, close)), close + 1);
    }

    private int macro(String name, int colon, int bracket) {
        int close = text.labelEnd(bracket + 1);
        boolean means = close != InlineWords.NONE && (!inCode || LinkWords.isInCode(name));
        if (!means || name.indexOf("footnote") > 0) {
            return InlineWords.NONE; // The note begins within the name.
        }
        String label = text.text(bracket + 1, close);
        return name.startsWith("footnote")
                ? words.write(links.footnote(label), close + 1)
                : links.macro(name, text.text(colon + 1, bracket), label)
                        .map(shown -> words.write(shown, close + 1))
                        .orElse(InlineWords.NONE);
    }
}
