package dev.docent.format.rst;

import java.util.List;
import java.util.Optional;

/**
 * Turns the text of a block into what readers see: roles, references and emphasis become their words, literals and names of
 * code become code in Markdown. Line breaks stay, so that every line keeps its number. Linear time. One file, one thread.
 */
final class InlineMarkup {
    /** Characters that may be before the beginning of markup, beside white space. */
    private static final String OPENING = "'\"([{<-/:";
    /** Characters that may be after the end of markup, beside white space. */
    private static final String CLOSING = "'\")]}>-/\\:.,;!?";
    /** Values of the project that Sphinx puts in place of these names, and that are not in the file. */
    private static final List<String> OF_PROJECT = List.of("version", "release", "today");

    private static final int MAX_NAME_CHARS = 100;

    private final Definitions definitions;
    private final Roles roles;

    InlineMarkup(Definitions definitions) {
        this.definitions = definitions;
        this.roles = new Roles(definitions, this::words);
    }

    /** Returns the readable text, with exactly the line breaks that the text has. */
    String readable(String text) {
        return new Scan(text, false, true).read();
    }

    /** Returns the readable text without the addresses of links. */
    String words(String text) {
        return new Scan(text, false, false).read();
    }

    /** One pass over a text. */
    private final class Scan {
        private final String text;
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
        Scan(String text, boolean emphasized, boolean addressed) {
            this.text = text;
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
            if (emphasized || !begins(at, width) || from >= (strong ? noStrong : noEmphasis)) {
                return false;
            }
            int end = end(strong ? "**" : "*", from);
            if (end < 0 && strong) {
                noStrong = from;
            } else if (end < 0) {
                noEmphasis = from;
            }
            if (end < 0) {
                return false;
            }
            out.append(new Scan(text.substring(from, end), true, addressed).read());
            at = end + width;
            return true;
        }

        private boolean literal() {
            int from = at + 2;
            int end = from < noLiteral && begins(at, 2) ? end("``", from) : -1;
            if (end < 0) {
                noLiteral = begins(at, 2) ? Math.min(noLiteral, from) : noLiteral;
                out.append("``");
                at += 2;
                return true;
            }
            out.append(Roles.code(text.substring(from, end)));
            at = end + 2;
            return true;
        }

        /** Returns where an end of markup is; -1 if there is none. */
        private int end(String mark, int from) {
            for (int end = text.indexOf(mark, from + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
                char before = text.charAt(end - 1);
                boolean escaped = before == '\\' && !mark.equals("``");
                if (!Character.isWhitespace(before) && !escaped && ends(end + mark.length())) {
                    return end;
                }
            }
            return -1;
        }

        private boolean role() {
            int end = endOfRole(at);
            return end > 0 && begins(at, 1) && interpreted(end, text.substring(at + 1, end - 1));
        }

        /** Returns the position after the last colon of the role that begins here, if a quote follows; otherwise -1. */
        private int endOfRole(int from) {
            int end = from + 1;
            while (end < text.length() && end - from < MAX_NAME_CHARS && isOfRole(text.charAt(end))) {
                end++;
            }
            boolean quoted = end < text.length() && text.charAt(end) == '`';
            return quoted && end > from + 2 && text.charAt(end - 1) == ':' ? end : -1;
        }

        private static boolean isOfRole(char c) {
            return Character.isLetterOrDigit(c) || "_+.-:".indexOf(c) >= 0;
        }

        /** @param quote where the text in quotes begins */
        private boolean interpreted(int quote, String role) {
            int from = quote + 1;
            if ((role.isEmpty() && !begins(quote, 1)) || from >= noInterpreted) {
                return false;
            }
            int close = closingQuote(from);
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

        private int closingQuote(int from) {
            for (int end = text.indexOf('`', from + 1); end >= 0; end = text.indexOf('`', end + 1)) {
                char before = text.charAt(end - 1);
                char after = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
                if (!Character.isWhitespace(before) && before != '\\' && (ends(end + 1) || after == '_')) {
                    return end;
                }
            }
            return -1;
        }

        private int underscores() {
            int end = at;
            while (end < text.length() && end < at + 2 && text.charAt(end) == '_') {
                end++;
            }
            return end - at;
        }

        private int endOfSuffix() {
            int colon = at < text.length() && text.charAt(at) == ':' ? near(':', at + 1) : -1;
            boolean named = colon > at + 1 && ends(colon + 1);
            return named && text.substring(at + 1, colon).chars().allMatch(c -> isOfRole((char) c)) ? colon + 1 : -1;
        }

        /** Writes what is shown of a text, and remembers the line breaks that it does not have. */
        private void show(String shown, String written) {
            out.append(shown);
            breaks += Math.max(0, breaks(written) - breaks(shown));
        }

        private static int breaks(String text) {
            return (int) text.chars().filter(c -> c == '\n').count();
        }

        /** Returns the next position of a character that can end a name; -1 if there is none. */
        private int near(char c, int from) {
            int last = Math.min(text.length(), from + MAX_NAME_CHARS);
            for (int i = from; i < last; i++) {
                if (text.charAt(i) == c) {
                    return i;
                }
            }
            return -1;
        }

        private boolean substitution() {
            int end = begins(at, 1) ? near('|', at + 2) : -1;
            if (end < 0 || Character.isWhitespace(text.charAt(end - 1))) {
                return false;
            }
            String name = text.substring(at + 1, end);
            var value =
                    definitions.substitution(name).or(() -> Optional.of(name).filter(OF_PROJECT::contains));
            value.ifPresent(it -> {
                String plain = it.indexOf('|') < 0 ? readable(it) : it;
                show(plain.replace('\n', ' '), name);
                at = end + 1;
                at += underscores();
            });
            return value.isPresent();
        }

        private boolean footnote() {
            int end = near(']', at + 1);
            if (end < 0 || !text.startsWith("]_", end) || !ends(end + 2)) {
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
            if (text.startsWith("_`", at) && begins(at, 1)) {
                int close = near('`', at + 2);
                if (close > 0 && ends(close + 1)) {
                    out.append(text, at + 2, close);
                    at = close + 1;
                    return true;
                }
            }
            int underscores = underscores();
            if (!ends(at + underscores) || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return false;
            }
            String name = nameBefore();
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

        private String nameBefore() {
            int start = at;
            while (start > 0 && at - start < MAX_NAME_CHARS && isOfRole(text.charAt(start - 1))) {
                start--;
            }
            return text.substring(start, at);
        }

        /** Copies an address, in which nothing is markup. */
        private boolean address() {
            boolean begins = text.startsWith("http://", at) || text.startsWith("https://", at);
            if (!begins || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
                return false;
            }
            int end = at;
            while (end < text.length()
                    && !Character.isWhitespace(text.charAt(end))
                    && "<>\"`|\\".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            out.append(text, at, end);
            at = end;
            return true;
        }

        /** Returns whether markup may begin here: after white space or an opening character, and not before white space. */
        private boolean begins(int from, int width) {
            int next = from + width;
            if (next >= text.length() || Character.isWhitespace(text.charAt(next))) {
                return false;
            }
            char before = from == 0 ? ' ' : text.charAt(from - 1);
            return (Character.isWhitespace(before) || isPunctuation(before, OPENING) || isSeparator(from))
                    && !isQuoted(before, text.charAt(next));
        }

        /** Returns whether an escaped space, which is not shown, is before a position. */
        private boolean isSeparator(int from) {
            return from >= 2 && text.charAt(from - 1) == ' ' && text.charAt(from - 2) == '\\';
        }

        private static boolean isQuoted(char before, char next) {
            int open = "'\"([{<".indexOf(before);
            return open >= 0 && "'\")]}>".charAt(open) == next;
        }

        private boolean ends(int after) {
            return after >= text.length()
                    || Character.isWhitespace(text.charAt(after))
                    || isPunctuation(text.charAt(after), CLOSING);
        }

        private static boolean isPunctuation(char c, String ascii) {
            return c < 128 ? ascii.indexOf(c) >= 0 : !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
        }
    }
}
