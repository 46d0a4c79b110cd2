package dev.docent.format.slides;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.PartKind;
import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowWriter;
import dev.docent.format.office.OfficePackage;
import dev.docent.format.office.OfficeParser;
import dev.docent.format.office.Relations;
import dev.docent.format.zip.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses presentations of PowerPoint: a section for each slide, with its title, text, tables and notes. Hidden slides are read too.
 * The document is cited by its slides.
 */
public final class SlidesParser extends OfficeParser {
    private static final String KIND = "a PowerPoint presentation";
    private static final int MAX_SLIDES = 10_000;

    @Override
    public Set<Language> languages() {
        return Set.of(Language.POWERPOINT);
    }

    @Override
    public String version() {
        return "slides-1";
    }

    @Override
    protected Document read(FileContent file) {
        var office = OfficePackage.open(file.bytes());
        var deck = new Deck(office);
        slides(office, office.main(KIND)).forEach(deck::add);
        deck.writer.end();
        requireText(deck.rendition);
        return deck.rendition.document(file, deck.title(file));
    }

    /** Returns the parts of the slides in their order. */
    private static List<String> slides(OfficePackage office, String main) {
        var relations = office.relations(main);
        var slides = new ArrayList<String>();
        try (var events = office.events(main)) {
            if (!events.next() || !events.starts("p:presentation")) {
                throw OfficePackage.otherKind(KIND);
            }
            while (events.next()) {
                if (events.starts("p:sldId")) {
                    relations.target(events.attribute("r:id")).ifPresent(slides::add);
                }
                if (slides.size() > MAX_SLIDES) {
                    throw UnreadableException.tooMuch("it has more than " + MAX_SLIDES + " slides");
                }
            }
        }
        return slides;
    }

    /** The slides that are read so far. */
    private static final class Deck {
        private final OfficePackage office;
        private final FlowLimits limits = new FlowLimits();
        private final Rendition rendition = new Rendition();
        private final FlowWriter writer = new FlowWriter(rendition);
        /** The titles of the slides that have one. */
        private final List<String> titles = new ArrayList<>();

        /** Whether the first slide has one. */
        private boolean titled;

        private int number;

        Deck(OfficePackage office) {
            this.office = office;
        }

        /** Returns the title of the first slide, that in the properties, that of the first slide that has one, or the file's name. */
        String title(FileContent file) {
            var given = titled ? titles.get(0) : office.title();
            var first = titles.isEmpty() ? file.name() : titles.get(0);
            return given.isEmpty() ? first : given;
        }

        void add(String part) {
            number++;
            if (!office.has(part)) {
                return;
            }
            var slide = read(part);
            var relations = office.relations(part);
            var content = new FlowCell();
            slide.writeBody(content);
            drawings(slide, relations, content);
            notes(relations, content);
            if (!slide.title().isEmpty()) {
                titles.add(slide.title());
                titled |= number == 1;
            }
            write(slide.title(), content);
        }

        private SlideReader read(String part) {
            try (var events = office.events(part)) {
                var reader = new SlideReader(events, limits);
                reader.read();
                return reader;
            }
        }

        private void drawings(SlideReader slide, Relations relations, FlowCell content) {
            for (var drawing : slide.drawings()) {
                relations
                        .target(drawing)
                        .filter(office::has)
                        .ifPresent(part -> read(part).writeBody(content));
            }
        }

        private void notes(Relations relations, FlowCell content) {
            relations.ofType("notesSlide").filter(office::has).ifPresent(part -> {
                var notes = new FlowCell();
                read(part).writeNotes(notes);
                if (!notes.isEmpty()) {
                    content.paragraph("Notes:");
                    notes.writeTo(content);
                }
            });
        }

        private void write(String heading, FlowCell content) {
            writer.end();
            rendition.in(PartKind.SLIDE, number);
            if (!heading.isEmpty() || !content.isEmpty()) {
                writer.heading(1, heading.isEmpty() ? "Slide " + number : heading);
                content.writeTo(writer);
            }
        }
    }
}
