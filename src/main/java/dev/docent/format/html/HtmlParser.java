package dev.docent.format.html;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Parses HTML. The document's text is a readable rendition of the page's main part, much like Markdown: headings,
 * paragraphs wrapped at about 110 characters, lists, tables and code, without navigation, scripts, styles, headers and
 * footers. All line numbers refer to the rendition.
 */
public final class HtmlParser implements DocumentParser {
    private static final String BOILERPLATE =
            "script, style, noscript, template, svg, iframe, object, nav, footer, aside,"
                    + " form, dialog, button, select, [hidden], [role=navigation], [role=banner], [role=contentinfo],"
                    + " [role=search], [role=complementary], .sidebar, .sphinxsidebar, .toc, #toc, .breadcrumb, .breadcrumbs,"
                    + " .navbar, .menu, .skip-link, .skip-nav, .headerlink, .header-link, .anchor-link, .edit-this-page,"
                    + " .pagination, .cookie-banner";
    /** Where the main content of a page is, the most reliable place first. */
    private static final String[] MAIN_PARTS = {
        "main",
        "[role=main]",
        "article",
        "#main-content",
        "#content",
        "#main",
        ".content",
        ".markdown-body",
        ".document"
    };

    @Override
    public Set<Language> languages() {
        return Set.of(Language.HTML);
    }

    @Override
    public String version() {
        return "html-5";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        String text = file.text();
        var frontMatter = FrontMatter.yaml(Lines.of(text));
        var page = Jsoup.parse(frontMatter.blankedOut(text));
        String title = frontMatter.titleOr(page.title().strip());
        page.select(BOILERPLATE).remove();
        var rendition = new Rendition();
        new HtmlRenderer(rendition).render(mainPart(page));
        return rendition.document(file, title);
    }

    /** A part with little of the page's text is a teaser, not the main part. */
    private static Element mainPart(org.jsoup.nodes.Document page) {
        Element body = page.body();
        int all = body.text().length();
        for (var selector : MAIN_PARTS) {
            var found = body.select(selector);
            if (found.size() == 1 && found.get(0).text().length() * 4 > all) {
                return found.get(0);
            }
        }
        return body;
    }
}
