package dev.docent.format.opendocument;

import dev.docent.corpus.PartKind;
import dev.docent.format.Rendition;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowWriter;
import dev.docent.format.xml.XmlEvents;
import java.util.Set;

/** Reads the slides of a presentation. One presentation, one thread. */
final class OdfSlides {
    private static final Set<String> REPEATED = Set.of("header", "footer", "date-time", "page-number", "page");

    private final XmlEvents events;
    private final OdfText text;
    private final Rendition rendition;
    private final FlowWriter writer;
    private FlowCell heading = new FlowCell();
    private FlowCell body = new FlowCell();
    private FlowCell notes = new FlowCell();
    private boolean inSlide;
    private int number;
    /** How many elements are open around the title that is read; 0 outside of titles. */
    private int titleDepth;

    private String title = "";

    OdfSlides(XmlEvents events, OdfStyles styles, Rendition rendition) {
        this.events = events;
        this.text = new OdfText(events, styles, new FlowLimits());
        this.rendition = rendition;
        this.writer = new FlowWriter(rendition);
    }

    /** Returns the title of the first slide that has one; empty if none has. */
    String title() {
        return title;
    }

    void read() {
        while (events.next()) {
            if (events.starts("draw:page") && !inSlide) {
                begin();
            } else if (events.ends("draw:page") && inSlide) {
                end();
            } else if (inSlide) {
                part();
            }
        }
        writer.end();
    }

    private void begin() {
        number++;
        inSlide = true;
        heading = new FlowCell();
        body = new FlowCell();
        notes = new FlowCell();
        text.to(body);
    }

    private void part() {
        if (events.starts("presentation:notes")) {
            text.to(notes);
        } else if (events.ends("presentation:notes")) {
            text.back();
        } else if (events.starts("draw:frame") || events.starts("draw:custom-shape")) {
            shape();
        } else if (events.isEnd() && titleDepth > 0 && events.depth() < titleDepth) {
            titleDepth = 0;
            text.back();
        } else {
            text.event();
        }
    }

    private void shape() {
        var use = events.attribute("presentation:class");
        if (REPEATED.contains(use)) {
            events.skip();
        } else if (use.equals("title") && titleDepth == 0 && events.name().equals("draw:frame")) {
            titleDepth = events.depth();
            text.to(heading);
        } else {
            text.event();
        }
    }

    private void end() {
        inSlide = false;
        text.back();
        var words = heading.inOneLine();
        title = title.isEmpty() ? words : title;
        writer.end();
        rendition.in(PartKind.SLIDE, number);
        if (!words.isEmpty() || !body.isEmpty() || !notes.isEmpty()) {
            writer.heading(1, words.isEmpty() ? "Slide " + number : words);
            body.writeTo(writer);
        }
        if (!notes.isEmpty()) {
            writer.paragraph("Notes:");
            notes.writeTo(writer);
        }
    }
}
