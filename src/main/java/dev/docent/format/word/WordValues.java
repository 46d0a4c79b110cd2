package dev.docent.format.word;

import dev.docent.format.xml.XmlEvents;

/** Reads values of attributes as Word writes them. */
final class WordValues {
    private WordValues() {}

    /** Returns whether a property is on: it is if it has no value. */
    static boolean isOn(XmlEvents events) {
        return isOn(events, "w:val", true);
    }

    static boolean isOn(XmlEvents events, String attribute, boolean otherwise) {
        return switch (events.attribute(attribute)) {
            case "" -> otherwise;
            case "0", "false", "off", "none" -> false;
            default -> true;
        };
    }
}
