package dev.docent.format.opendocument;

import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.OneLine;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;

/** Reads the words of the boxes and shapes that lie over the cells of a sheet. One element, one thread. */
final class OdfShapes {
    private final XmlEvents events;
    private final FlowLimits limits;
    private final List<String> paragraphs = new ArrayList<>();

    OdfShapes(XmlEvents events, FlowLimits limits) {
        this.events = events;
        this.limits = limits;
    }

    static boolean isShape(String element) {
        return element.startsWith("draw:");
    }

    /** Returns the paragraphs in the element that begins, each in one line, and moves to its end. */
    List<String> inside() {
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("text:p") || events.starts("text:h")) {
                paragraph();
            }
        }
        return paragraphs;
    }

    private void paragraph() {
        var text = new StringBuilder();
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("office:annotation")) {
                events.skip();
            } else if (events.starts("text:s") || events.starts("text:line-break") || events.starts("text:tab")) {
                text.append(' ');
            } else if (events.isText()) {
                text.append(events.text());
            }
        }
        limits.pieces(1);
        var words = OneLine.of(text.toString());
        if (!words.isEmpty()) {
            limits.text(words.length());
            paragraphs.add(words);
        }
    }
}
