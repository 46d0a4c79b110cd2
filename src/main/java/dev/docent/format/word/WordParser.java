package dev.docent.format.word;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import dev.docent.format.office.DrawingText;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowWriter;
import dev.docent.format.office.OfficePackage;
import dev.docent.format.office.OfficeParser;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Parses documents of Word: headings, lists with their numbers, tables, notes, boxes and code, as people read them when all changes
 * are accepted. The lines are those of this text, because Word has no pages until it lays a document out.
 */
public final class WordParser extends OfficeParser {
    private static final String KIND = "a Word document";

    @Override
    public Set<Language> languages() {
        return Set.of(Language.WORD);
    }

    @Override
    public String version() {
        return "word-4";
    }

    @Override
    protected Document read(FileContent file) {
        var office = OfficePackage.open(file.bytes());
        return read(file, office, false);
    }

    /** @param byLooks whether headings are known by their looks; if they must be, the document is read a second time */
    private static Document read(FileContent file, OfficePackage office, boolean byLooks) {
        var main = office.main(KIND);
        var limits = new FlowLimits();
        var rendition = new Rendition();
        var writer = new FlowWriter(rendition);
        var parts = parts(office, main, limits);
        try (var events = office.events(main)) {
            requireWord(events.next() && events.starts("w:document"));
            var reader = new WordReader(parts, events, writer, limits, byLooks);
            reader.read();
            if (!byLooks && reader.hasOnlyLooks()) {
                return read(file, office, true);
            }
            writer.end();
            requireText(rendition);
            return rendition.document(file, reader.title().isEmpty() ? office.title() : reader.title());
        }
    }

    private static void requireWord(boolean isWord) {
        if (!isWord) {
            throw OfficePackage.otherKind(KIND);
        }
    }

    private static WordParts parts(OfficePackage office, String main, FlowLimits limits) {
        var styles = new WordStyles();
        var numbering = new WordNumbering();
        var relations = office.relations(main);
        office.readRelated(main, "styles", styles::read);
        office.readRelated(main, "numbering", numbering::read);
        return new WordParts(
                styles,
                numbering,
                notes(office, main, "footnote", limits),
                notes(office, main, "endnote", limits),
                id -> DrawingText.ofDiagram(office, relations.target(id).orElse(null), limits));
    }

    private static Map<String, String> notes(OfficePackage office, String main, String name, FlowLimits limits) {
        var notes = new HashMap<String, String>();
        office.readRelated(main, name + "s", events -> notes.putAll(WordNotes.read(events, "w:" + name, limits)));
        return notes;
    }
}
