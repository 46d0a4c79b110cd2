package dev.docent.format.html;

import dev.docent.format.BinaryFileException;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A page of a web site as a reader of the whole site needs it. Immutable.
 *
 * @param readable its title and its readable text, which {@link HtmlParser} makes a document of. If it is the same, the
 *     page is the same to its readers, whatever else in it has changed
 * @param links where it leads
 * @param robots what it allows
 * @param generator the program that made it
 * @param leadsOn whether the program made it for readers who look for other pages: a search, a list of posts or tags
 * @param asksForPassword whether it has a field for a password, as a login page has
 */
public record HtmlPage(
        String readable,
        HtmlLinks links,
        RobotsMeta robots,
        SiteGenerator generator,
        boolean leadsOn,
        boolean asksForPassword) {
    /** What only the search page of Sphinx loads, what Docusaurus calls its lists, and pages that send to another one. */
    private static final String LEADING_ON =
            "meta[http-equiv=refresh][content*=url], script[src*=searchtools.js], html.blog-list-page,"
                    + " html.blog-tags-list-page, html.blog-tags-post-list-page, html.blog-authors-list-page,"
                    + " html.blog-authors-posts-page, html.docs-tags-list-page, html.docs-tags-doc-list-page";

    /**
     * Reads a page.
     *
     * @throws BinaryFileException if it is no text
     */
    public static HtmlPage of(FileContent file) throws BinaryFileException {
        var page = Jsoup.parse(PageText.of(file));
        var links = HtmlLinks.of(page);
        var robots = robots(page);
        var generator = SiteGenerator.of(page);
        boolean leadsOn = leadsOn(page);
        boolean asks = page.selectFirst("input[type=password]") != null;
        return new HtmlPage(readable(page, file), links, robots, generator, leadsOn, asks);
    }

    /** Returns whether a program made a page for readers who look for other pages, as the page itself shows. */
    static boolean leadsOn(Document page) {
        return page.selectFirst(LEADING_ON) != null;
    }

    /** Returns whether there is any text beside the title. */
    public boolean hasText() {
        return !readable.substring(readable.indexOf('\n')).isBlank();
    }

    private static RobotsMeta robots(Document page) {
        return page.select("meta[name=robots], meta[property=robots], meta[name=docent]").stream()
                .map(meta -> RobotsMeta.of(meta.attr("content")))
                .reduce(RobotsMeta.ALL, RobotsMeta::and);
    }

    private static String readable(Document page, FileContent file) {
        var title = page.title();
        var rendition = new Rendition();
        new HtmlRenderer(rendition).render(PageParts.main(page));
        return title.replace('\n', ' ') + "\n" + rendition.document(file, title).text();
    }
}
