package dev.docent.format.wiki;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Leaves out what may span lines and is no text of a page: comments, footnotes, templates, pictures and categories. Line
 * breaks stay. Its time is linear. One page, one thread.
 */
final class WikiMarkup {
    private static final Set<String> NOT_TEXT = Set.of(
            "file", "image", "category", "datei", "bild", "kategorie", "fichier", "catégorie", "archivo", "categoría");

    private final String text;
    private final StringBuilder plain;
    /** For the beginning of each pair of brackets, its end; 0 where none begins that ends. */
    private final int[] ends;

    private boolean comments = true;
    private boolean footnotes = true;

    private WikiMarkup(String text) {
        this.text = text;
        this.plain = new StringBuilder(text.length());
        this.ends = new int[text.length() + 1];
    }

    static String plain(String text) {
        return new WikiMarkup(text).read();
    }

    private String read() {
        pair("{{", "}}");
        pair("[[", "]]");
        int at = 0;
        while (at < text.length()) {
            int end = endOfOther(at);
            if (end > at) {
                keepBreaks(at, end);
                at = end;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    private void pair(String opening, String closing) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at + 1 < text.length(); at++) {
            if (text.startsWith(opening, at)) {
                open.push(at++);
            } else if (text.startsWith(closing, at)) {
                if (!open.isEmpty()) {
                    ends[open.pop()] = at + 2;
                }
                at++;
            }
        }
    }

    /** Returns the end of what begins here and is no text; the same position or less if it is text. */
    private int endOfOther(int at) {
        return switch (text.charAt(at)) {
            case '{' -> ends[at];
            case '[' -> ends[at] > 0 && isNoText(at + 2) ? ends[at] : at;
            case '<' -> text.startsWith("<!--", at) ? endOfComment(at) : endOfFootnote(at);
            default -> at;
        };
    }

    private boolean isNoText(int start) {
        for (int colon = start; colon < Math.min(text.length(), start + 20); colon++) {
            if (text.charAt(colon) == ':') {
                return NOT_TEXT.contains(text.substring(start, colon).strip().toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }

    /** If one does not end, no later one does. */
    private int endOfComment(int at) {
        int end = comments ? text.indexOf("-->", at) : -1;
        comments &= end >= 0;
        return end < 0 ? at : end + "-->".length();
    }

    private int endOfFootnote(int at) {
        if (!text.startsWith("<ref>", at) && !text.startsWith("<ref ", at)) {
            return at;
        }
        int end = footnotes ? text.indexOf("</ref>", at) : -1;
        int bracket = text.indexOf('>', at);
        if (bracket > 0 && text.charAt(bracket - 1) == '/') {
            return bracket + 1;
        }
        footnotes &= end >= 0;
        return end < 0 ? at : end + "</ref>".length();
    }

    private void keepBreaks(int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) == '\n') {
                plain.append('\n');
            }
        }
    }
}
