package dev.docent.format.wiki;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import dev.docent.format.ParseException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses exports of MediaWiki (<a href="https://www.mediawiki.org/wiki/Help:Export">Special:Export, dumpBackup</a>): XML whose root
 * is {@code mediawiki}. Each page is a section with the text of its last revision, as Markdown with the lines of the file. Other XML
 * is that of another parser.
 */
public final class WikiExportParser implements DocumentParser {
    private static final Pattern ROOT = Pattern.compile(
            "\\A\\s*(?:<\\?xml[^>]{0,200}\\?>\\s*)?(?:<!--[^>]{0,1000}-->\\s*)?(?:<!DOCTYPE[^>]{0,1000}>\\s*)?<mediawiki[\\s>]");

    private final DocumentParser others;

    /** @param others reads other XML */
    public WikiExportParser(DocumentParser others) {
        this.others = others;
    }

    @Override
    public Set<Language> languages() {
        return others.languages();
    }

    @Override
    public String version() {
        return "wiki-1 " + others.version();
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var text = file.text();
        if (!ROOT.matcher(text).find()) {
            return others.parse(file);
        }
        var numbered = new NumberedText(Lines.of(text).count());
        var export = new WikiExport(text);
        export.site().ifPresent(numbered::title);
        for (var page = export.next(); page.isPresent(); page = export.next()) {
            write(page.get(), numbered);
        }
        return numbered.document(file);
    }

    private static void write(WikiPage page, NumberedText text) {
        text.begin(BlockKind.PROSE, page.line());
        if (page.line() == page.textLine()) {
            text.enter(1, page.title());
        } else {
            text.heading(1, page.title(), page.line());
        }
        new WikiLines(text, page.textLine()).write(WikiMarkup.plain(page.text()));
    }
}
