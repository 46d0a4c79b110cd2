package dev.docent.format.word;

import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.OneLine;
import dev.docent.format.xml.XmlEvents;
import java.util.HashMap;
import java.util.Map;

/** Reads footnotes and endnotes, which are shown where they are referred to. */
final class WordNotes {
    private WordNotes() {}

    /**
     * Returns the words of each note by its id.
     *
     * @param element the name of a note: {@code w:footnote} or {@code w:endnote}
     */
    static Map<String, String> read(XmlEvents events, String element, FlowLimits limits) {
        var notes = new HashMap<String, String>();
        while (events.next()) {
            // The lines between text and notes have a type.
            boolean separator =
                    events.starts(element) && events.attribute("w:type").contains("eparator");
            if (events.starts(element) && !separator) {
                var id = events.attribute("w:id");
                notes.put(id, words(events, limits));
            }
        }
        return notes;
    }

    private static String words(XmlEvents events, FlowLimits limits) {
        var words = new StringBuilder();
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.ends("w:p") || events.starts("w:tab") || events.starts("w:br")) {
                words.append(' ');
            } else if (events.starts("w:t")) {
                words.append(events.textInside());
            } else if (events.starts("w:del") || events.starts("w:moveFrom") || events.starts("mc:Fallback")) {
                events.skip();
            }
        }
        limits.text(words.length());
        return OneLine.of(words.toString());
    }
}
