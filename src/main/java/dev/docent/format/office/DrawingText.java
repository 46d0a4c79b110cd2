package dev.docent.format.office;

import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of shapes, boxes and diagrams (DrawingML, ECMA-376 part 1, 21.1.2). */
public final class DrawingText {
    private DrawingText() {}

    /** Returns the paragraphs that have words in the element that begins, each in one line, and moves to its end. */
    public static List<String> inside(XmlEvents events, FlowLimits limits) {
        var paragraphs = new ArrayList<String>();
        StringBuilder paragraph = null;
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("mc:Fallback")) {
                events.skip();
            } else if (events.starts("a:p")) {
                paragraph = new StringBuilder();
            } else if (events.ends("a:p")) {
                add(paragraph, paragraphs, limits);
                paragraph = null;
            } else if (paragraph != null) {
                paragraph.append(words(events));
            }
        }
        return paragraphs;
    }

    private static String words(XmlEvents events) {
        if (events.starts("a:t") || events.starts("m:t")) {
            return events.textInside();
        }
        return events.starts("a:br") ? " " : "";
    }

    private static void add(@Nullable StringBuilder paragraph, List<String> paragraphs, FlowLimits limits) {
        limits.pieces(1);
        var words = OneLine.of(paragraph == null ? "" : paragraph.toString());
        if (!words.isEmpty()) {
            limits.text(words.length());
            paragraphs.add(words);
        }
    }

    /** Returns the paragraphs of the data of a diagram (SmartArt), which is a part of its own; none if there is no such part. */
    public static List<String> ofDiagram(OfficePackage office, @Nullable String part, FlowLimits limits) {
        if (part == null || !office.has(part)) {
            return List.of();
        }
        try (var events = office.events(part)) {
            return events.next() ? inside(events, limits) : List.of();
        }
    }
}
