package dev.docent.format.html;

import dev.docent.format.Rendition;
import org.jsoup.Jsoup;

/** The readable text of HTML that is a part of another document. Stateless. */
public final class HtmlText {
    /** What readers of a message or a book do not see. */
    private static final String UNSEEN = "head, script, style, noscript, template, svg, iframe, object, form, [hidden]";

    private HtmlText() {}

    /**
     * Writes headings, paragraphs, lists, tables and code.
     *
     * @param html HTML or XHTML; anything is read as a browser reads it
     * @param below the depth of the heading above; headings of the HTML are deeper
     */
    public static void write(String html, Rendition rendition, int below) {
        var page = Jsoup.parse(html);
        page.select(UNSEEN).remove();
        new HtmlRenderer(rendition, below).render(page.body());
    }
}
