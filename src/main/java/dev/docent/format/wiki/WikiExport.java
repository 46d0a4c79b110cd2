package dev.docent.format.wiki;

import java.util.Optional;
import java.util.Set;

/**
 * Finds the pages of an export. It scans instead of parsing, so that lines are known, and that no entity means anything but a
 * character. Its time is linear. One file, one thread.
 */
final class WikiExport {
    /** The pages of a wiki about itself: messages, templates, modules. */
    private static final Set<String> NOT_READ = Set.of("8", "10", "828");

    private static final String PAGE = "<page>";
    private static final String PAGE_END = "</page>";
    private static final String TEXT_END = "</text>";
    private static final String TITLE = "<title>";

    private final String xml;
    private int at;
    private int line = 1;

    WikiExport(String xml) {
        this.xml = xml;
    }

    /** Returns the name of the wiki. */
    Optional<String> site() {
        int end = xml.indexOf(PAGE);
        var head = xml.substring(0, end < 0 ? Math.min(xml.length(), 100_000) : end);
        return Optional.of(element(head, "sitename")).filter(name -> !name.isEmpty());
    }

    /** Returns the next page that has text; empty after the last one. */
    Optional<WikiPage> next() {
        int start = xml.indexOf(PAGE, at);
        while (start >= 0) {
            int found = xml.indexOf(PAGE_END, start);
            int end = found < 0 ? xml.length() : found;
            var page = page(start, end);
            if (page.isPresent()) {
                return page;
            }
            start = xml.indexOf(PAGE, end);
        }
        return Optional.empty();
    }

    private Optional<WikiPage> page(int start, int end) {
        var page = xml.substring(start, end);
        int text = page.lastIndexOf("<text");
        int open = text < 0 ? -1 : page.indexOf('>', text);
        var head = page.substring(0, Math.max(0, text));
        var title = element(head, "title");
        boolean empty = open < 0 || page.charAt(open - 1) == '/' || title.isEmpty();
        if (empty || NOT_READ.contains(element(head, "ns"))) {
            moveTo(end);
            return Optional.empty();
        }
        int titleLine = moveTo(start + page.indexOf(TITLE));
        int textLine = moveTo(start + open + 1);
        moveTo(end);
        int close = page.indexOf(TEXT_END, open);
        var content = page.substring(open + 1, close < 0 ? page.length() : close);
        return Optional.of(new WikiPage(title, titleLine, Entities.decode(content), textLine));
    }

    private static String element(String xml, String name) {
        int tag = xml.indexOf("<" + name + ">");
        int start = tag + name.length() + 2;
        int end = tag < 0 ? -1 : xml.indexOf("</" + name + ">", start);
        return end < 0 ? "" : Entities.decode(xml.substring(start, end)).strip().replaceAll("\\s+", " ");
    }

    /** Moves forward, and returns the line there. */
    private int moveTo(int end) {
        while (at < end) {
            line += xml.charAt(at++) == '\n' ? 1 : 0;
        }
        return line;
    }
}
