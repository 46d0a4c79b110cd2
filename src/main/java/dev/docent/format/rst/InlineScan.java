package dev.docent.format.rst;

import java.util.List;
import java.util.Optional;

/** One pass over a text with markup, for {@link InlineMarkup}. One thread, used once. */
final class InlineScan {
    /** Values of the project that Sphinx puts in place of these names, and that are not in the file. */
    private static final List<String> OF_PROJECT = List.of("version", "release", "today");

    private final InlineMarkup whole;
    private final Definitions definitions;
    private final Roles roles;
    private final String text;
    private final MarkupText where;
    private final boolean emphasized;
    private final boolean addressed;
    private final StringBuilder out = new StringBuilder();
    /** From which position on there is no end for each kind of markup, so that it is not searched for again. */
    private int noEmphasis = Integer.MAX_VALUE;

    private int noStrong = Integer.MAX_VALUE;
    private int noLiteral = Integer.MAX_VALUE;
    private int noInterpreted = Integer.MAX_VALUE;
    private int at;
    /** How many line breaks, which were in what is not shown, are still to be written. */
    private int breaks;

    /**
     * @param emphasized whether the text is inside emphasis, which has none inside
     * @param addressed whether links are shown with their addresses
     */
    InlineScan(InlineMarkup whole, String text, boolean emphasized, boolean addressed) {
        this.whole = whole;
        this.definitions = whole.definitions();
        this.roles = whole.roles();
        this.text = text;
        this.where = new MarkupText(text);
        this.emphasized = emphasized;
        this.addressed = addressed;
    }

    String read() {
        while (at < text.length()) {
            if (!readMarkup(text.charAt(at))) {
                copy(text.charAt(at++));
            }
        }
        writeBreaks();
        return out.toString();
    }

    /** Copies a character. The next space gives room for the line breaks. */
    private void copy(char c) {
        out.append(c);
        if (c == ' ') {
            writeBreaks();
        }
    }

    private void writeBreaks() {
        out.append("\n".repeat(breaks));
        breaks = 0;
    }

    private boolean readMarkup(char c) {
        return switch (c) {
            case '\\' -> escape();
            case '*' -> emphasis();
            case '`' -> text.startsWith("``", at) ? literal() : interpreted(at, "");
            case ':' -> role();
            case '|' -> substitution();
            case '[' -> footnote();
            case '_' -> reference();
            case 'h' -> address();
            default -> false;
        };
    }

    private boolean escape() {
        if (at + 1 < text.length() && text.charAt(at + 1) != ' ') {
            out.append(text.charAt(at + 1));
        }
        at += 2;
        return true;
    }

    private boolean emphasis() {
        boolean strong = text.startsWith("**", at);
        int width = strong ? 2 : 1;
        int from = at + width;
        if (emphasized || !where.begins(at, width) || from >= (strong ? noStrong : noEmphasis)) {
            return false;
        }
        int end = where.end(strong ? "**" : "*", from);
        if (end < 0 && strong) {
            noStrong = from;
        } else if (end < 0) {
            noEmphasis = from;
        }
        if (end < 0) {
            return false;
        }
        out.append(new InlineScan(whole, text.substring(from, end), true, addressed).read());
        at = end + width;
        return true;
    }

    private boolean literal() {
        int from = at + 2;
        int end = from < noLiteral && where.begins(at, 2) ? where.end("``", from) : -1;
        if (end < 0) {
            noLiteral = where.begins(at, 2) ? Math.min(noLiteral, from) : noLiteral;
            out.append("``");
            at += 2;
            return true;
        }
        out.append(Roles.code(text.substring(from, end)));
        at = end + 2;
        return true;
    }

    private boolean role() {
        int end = where.endOfRole(at);
        return end > 0 && where.begins(at, 1) && interpreted(end, text.substring(at + 1, end - 1));
    }

    /** @param quote where the text in quotes begins */
    private boolean interpreted(int quote, String role) {
        int from = quote + 1;
        if ((role.isEmpty() && !where.begins(quote, 1)) || from >= noInterpreted) {
            return false;
        }
        int close = where.closingQuote(from);
        if (close < 0) {
            noInterpreted = from;
            return false;
        }
        String content = text.substring(from, close);
        at = close + 1;
        int underscores = underscores();
        int suffix = underscores == 0 && role.isEmpty() ? endOfSuffix() : -1;
        if (underscores > 0) {
            show(roles.link(content, addressed), content);
            at += underscores;
        } else if (suffix > 0) {
            show(roles.text(text.substring(at + 1, suffix - 1), content), content);
            at = suffix;
        } else {
            show(roles.text(role, content), content);
        }
        return true;
    }

    private int underscores() {
        int end = at;
        while (end < text.length() && end < at + 2 && text.charAt(end) == '_') {
            end++;
        }
        return end - at;
    }

    private int endOfSuffix() {
        int colon = at < text.length() && text.charAt(at) == ':' ? where.near(':', at + 1) : -1;
        boolean named = colon > at + 1 && where.ends(colon + 1);
        return named && text.substring(at + 1, colon).chars().allMatch(c -> MarkupText.isOfRole((char) c))
                ? colon + 1
                : -1;
    }

    /** Writes what is shown of a text, and remembers the line breaks that it does not have. */
    private void show(String shown, String written) {
        out.append(shown);
        breaks += Math.max(0, breaks(written) - breaks(shown));
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private boolean substitution() {
        int end = where.begins(at, 1) ? where.near('|', at + 2) : -1;
        if (end < 0 || Character.isWhitespace(text.charAt(end - 1))) {
            return false;
        }
        String name = text.substring(at + 1, end);
        var value = definitions.substitution(name).or(() -> Optional.of(name).filter(OF_PROJECT::contains));
        value.ifPresent(it -> {
            String plain = it.indexOf('|') < 0 ? whole.readable(it) : it;
            show(plain.replace('\n', ' '), name);
            at = end + 1;
            at += underscores();
        });
        return value.isPresent();
    }

    private boolean footnote() {
        int end = where.near(']', at + 1);
        if (end < 0 || !text.startsWith("]_", end) || !where.ends(end + 2)) {
            return false;
        }
        String label = text.substring(at + 1, end);
        if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
            return false;
        }
        out.append('[').append(definitions.footnote(label, true)).append(']');
        at = end + 2;
        return true;
    }

    /** Reads a target in the text, {@code _`name`}, or the end of a reference, {@code name_}. */
    private boolean reference() {
        if (text.startsWith("_`", at) && where.begins(at, 1)) {
            int close = where.near('`', at + 2);
            if (close > 0 && where.ends(close + 1)) {
                out.append(text, at + 2, close);
                at = close + 1;
                return true;
            }
        }
        int underscores = underscores();
        if (!where.ends(at + underscores) || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
            return false;
        }
        String name = where.nameBefore(at);
        if (!definitions.isTarget(name)) {
            return false;
        }
        if (addressed) {
            definitions
                    .address(name)
                    .ifPresent(it -> out.append(" (").append(it).append(')'));
        }
        at += underscores;
        return true;
    }

    /** Copies an address, in which nothing is markup. */
    private boolean address() {
        int end = where.endOfAddress(at);
        if (end > at) {
            out.append(text, at, end);
            at = end;
            return true;
        }
        return false;
    }
}
