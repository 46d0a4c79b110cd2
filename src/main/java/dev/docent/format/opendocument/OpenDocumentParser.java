package dev.docent.format.opendocument;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowWriter;
import dev.docent.format.office.OfficePackage;
import dev.docent.format.office.OfficeParser;
import dev.docent.format.sheets.SheetWriter;
import dev.docent.format.xml.XmlEvents;
import java.util.Set;

/**
 * Parses OpenDocument: texts, presentations, which are cited by their slides, and spreadsheets, which are cited by the rows of their
 * sheets.
 */
public final class OpenDocumentParser extends OfficeParser {
    /** The kinds of files, and the elements that they begin with. */
    private enum Kind {
        TEXT("an OpenDocument text", "office:text"),
        SLIDES("an OpenDocument presentation", "office:presentation"),
        SHEETS("an OpenDocument spreadsheet", "office:spreadsheet");

        private final String words;
        private final String element;

        Kind(String words, String element) {
            this.words = words;
            this.element = element;
        }

        static Kind of(FileContent file) {
            var language = Language.of(file.path()).orElse(Language.ODT);
            return language == Language.ODP ? SLIDES : language == Language.ODS ? SHEETS : TEXT;
        }
    }

    @Override
    public Set<Language> languages() {
        return Set.of(Language.ODT, Language.ODP, Language.ODS);
    }

    @Override
    public String version() {
        return "opendocument-4";
    }

    @Override
    protected Document read(FileContent file) {
        var kind = Kind.of(file);
        var odf = new OdfPackage(file.bytes(), kind.words);
        var styles = new OdfStyles();
        odf.read("styles.xml", styles::read);
        var rendition = new Rendition();
        String title;
        try (var events = odf.events(OdfPackage.CONTENT)) {
            styles.read(events);
            requireKind(events, kind);
            title = body(kind, events, styles, rendition);
        }
        requireText(rendition);
        var given = title.isEmpty() ? odf.title() : title;
        return rendition.document(file, given.isEmpty() && kind != Kind.TEXT ? file.name() : given);
    }

    private static void requireKind(XmlEvents events, Kind kind) {
        boolean more = events.next();
        while (more && !events.isStart()) {
            more = events.next();
        }
        if (!more || !events.starts(kind.element)) {
            throw OfficePackage.otherKind(kind.words);
        }
    }

    /** Writes the body, and returns its title; empty if it has none. */
    private static String body(Kind kind, XmlEvents events, OdfStyles styles, Rendition rendition) {
        if (kind == Kind.SHEETS) {
            new OdfSheets(events, new SheetWriter(rendition)).read();
            return "";
        }
        if (kind == Kind.SLIDES) {
            var slides = new OdfSlides(events, styles, rendition);
            slides.read();
            return slides.title();
        }
        var writer = new FlowWriter(rendition);
        var text = new OdfText(events, styles, new FlowLimits());
        text.to(writer);
        while (events.next()) {
            text.event();
        }
        writer.end();
        return text.title();
    }
}
