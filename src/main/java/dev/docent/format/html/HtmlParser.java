package dev.docent.format.html;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.Rendition;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * Parses HTML. The document's text is a readable rendition of the page's main part, much like Markdown: headings,
 * paragraphs wrapped at about 110 characters, lists, tables and code, without navigation, scripts, styles, headers and
 * footers. All line numbers refer to the rendition. Pages of generated sites that only lead to others are no prose.
 */
public final class HtmlParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.HTML);
    }

    @Override
    public String version() {
        return "html-9";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException, NotProseException {
        String text = PageText.of(file);
        var frontMatter = FrontMatter.yaml(Lines.of(text));
        var page = Jsoup.parse(frontMatter.blankedOut(text));
        if (HtmlPage.leadsOn(page) || NavigationPages.has(SiteGenerator.of(page), file.path())) {
            throw new NotProseException(
                    "a search page, an index or another page of a generated site that only leads to others");
        }
        String title = frontMatter.titleOr(page.title().strip());
        var rendition = new Rendition();
        new HtmlRenderer(rendition).render(PageParts.main(page));
        return rendition.document(file, title);
    }
}
