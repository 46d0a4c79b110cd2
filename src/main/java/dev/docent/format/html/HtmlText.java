package dev.docent.format.html;

import dev.docent.format.Rendition;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The readable text of HTML that is a part of another document. Stateless. */
public final class HtmlText {
    /** What readers of a message or a book do not see. */
    private static final String UNSEEN = "head, script, style, noscript, template, svg, iframe, object, form, [hidden]";

    /** What XML may close at once and browsers do not: the rest of the page would be in it. */
    private static final Pattern CLOSED_AT_ONCE = Pattern.compile(
            "<(title|script|style|textarea|iframe|noscript|a|div|span|p|i|b|em|strong|td|th|li|h[1-6])((?:\\s[^<>]*)?)/>");

    private HtmlText() {}

    /**
     * Writes a chapter of a book in XHTML. If it has no heading, its title is one.
     *
     * @param book the title of the book, which is the title of many chapters too, and then says nothing
     */
    public static void writeChapter(String xhtml, String book, Rendition rendition) {
        var page = Jsoup.parse(CLOSED_AT_ONCE.matcher(xhtml).replaceAll("<$1$2></$1>"));
        var title = page.title().strip();
        boolean headed = page.body().selectFirst("h1, h2, h3, h4, h5, h6") != null;
        if (!headed && !title.isEmpty() && !title.equals(book) && page.body().hasText()) {
            rendition.heading(1, title);
        }
        write(page, rendition, 0);
    }

    /**
     * Writes headings, paragraphs, lists, tables and code.
     *
     * @param html HTML or XHTML; anything is read as a browser reads it
     * @param below the depth of the heading above; headings of the HTML are deeper
     */
    public static void write(String html, Rendition rendition, int below) {
        write(Jsoup.parse(html), rendition, below);
    }

    private static void write(Document page, Rendition rendition, int below) {
        page.select(UNSEEN).remove();
        new HtmlRenderer(rendition, below).render(page.body());
    }
}
