package dev.docent.format.asciidoc;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads the lines that set attributes, {@code :name: value}, into those of the document. One document, one thread. */
final class AttributeEntries {
    private static final Pattern ENTRY = Pattern.compile(":(!?)(\\w[\\w-]*)(!?):(?:[ \\t]+(.*))?");
    /** The one attribute that is meant for readers. */
    private static final String DESCRIPTION = "description";

    /** What the end of a line says that the value goes on: now, and in older documents. */
    private static final Pattern GOES_ON = Pattern.compile("(?s)(.*) [\\\\+]");

    private final DocumentAttributes attributes;
    private final UnaryOperator<String> readable;
    /** The attribute whose value goes on in the next line; empty if none does. */
    private String name = "";

    private String value = "";

    /** @param readable turns markup within values into words */
    AttributeEntries(DocumentAttributes attributes, UnaryOperator<String> readable) {
        this.attributes = attributes;
        this.readable = readable;
    }

    static boolean isEntry(String line) {
        return line.charAt(0) == ':' && ENTRY.matcher(line).matches();
    }

    /** Reads an entry; returns what it says to readers. */
    String read(String line) {
        var entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new IllegalArgumentException("line (" + line + ") must be an entry");
        }
        if (entry.group(1).isEmpty() && entry.group(3).isEmpty()) {
            return set(entry.group(2), "", entry.group(4) == null ? "" : entry.group(4));
        }
        attributes.unset(entry.group(2));
        return "";
    }

    /** Returns whether the value of the last entry goes on. */
    boolean goOn() {
        return !name.isEmpty();
    }

    /** Reads a line of a value that goes on; returns what it says to readers. */
    String readMore(String line) {
        return set(name, value + " ", line.strip());
    }

    private String set(String attribute, String before, String written) {
        var continued = GOES_ON.matcher(written);
        boolean goesOn = before.length() < DocumentAttributes.MAX_VALUE_CHARS && continued.matches();
        String part = goesOn ? continued.group(1).strip() : written;
        name = goesOn ? attribute : "";
        value = goesOn ? before + part : "";
        if (!goesOn) {
            attributes.set(attribute, readable.apply(before + part));
        }
        return attribute.equals(DESCRIPTION) ? readable.apply(part) : "";
    }
}
