package dev.docent.format.xml;

import dev.docent.format.zip.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements and the text of a part of a file, one event after the other. There are no document type definitions, no entities
 * beyond those of XML, and nothing is fetched. Elements may be nested 256 deep. One thread at a time.
 *
 * <p>A name is that of the schema, such as {@code w:p}, whatever prefix the file uses: the owner says which prefix a namespace
 * has. Names in other namespaces begin with a colon. Every method throws {@link UnreadableException} if the part is no XML, or refused.
 */
public final class XmlEvents implements AutoCloseable {
    private static final int MAX_DEPTH = 256;
    /** How many names with one prefix are kept. Further ones are built whenever they occur. */
    private static final int MAX_KEPT_NAMES = 1000;

    /** What OpenOffice.org 2 wrote into its manifests. It defines nothing, and the file that it names is not fetched. */
    private static final String HARMLESS =
            "<!DOCTYPE [\\w:-]+ PUBLIC \"-//OpenOffice\\.org//DTD [\\w. ]+//EN\" \"\\w+\\.dtd\">";

    private enum Kind {
        START,
        END,
        TEXT
    }

    private final String part;
    private final UnaryOperator<String> prefixes;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();
    private final InputStream input;
    private final XMLStreamReader reader;
    private Kind kind = Kind.TEXT;
    private String name = "";
    private int depth;

    /**
     * @param input is closed with this
     * @param part the name of the part, for messages
     * @param prefixes returns the prefix of a namespace, or an empty text
     */
    public XmlEvents(InputStream input, String part, UnaryOperator<String> prefixes) {
        this.input = input;
        this.part = part;
        this.prefixes = prefixes;
        try {
            this.reader = XmlInput.reader(input);
        } catch (XMLStreamException | IOException e) {
            throw broken(e);
        }
    }

    /** Moves to the next start or end of an element, or piece of text. Returns false at the end of the part. */
    public boolean next() {
        try {
            while (reader.hasNext()) {
                if (isEvent(reader.next())) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private boolean isEvent(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> kind = Kind.TEXT;
            case XMLStreamConstants.DTD -> {
                if (!reader.getText().matches(HARMLESS)) {
                    throw withDefinition();
                }
                return false;
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> throw withDefinition();
            default -> {
                return false;
            }
        }
        return true;
    }

    private UnreadableException withDefinition() {
        return UnreadableException.broken(
                "its part " + part + " has a document type definition, which may be an attack", null);
    }

    private void start() {
        kind = Kind.START;
        name = name(reader.getNamespaceURI(), reader.getLocalName());
        if (++depth > MAX_DEPTH) {
            throw UnreadableException.tooMuch("its part " + part + " is nested too deeply");
        }
    }

    private void end() {
        kind = Kind.END;
        name = name(reader.getNamespaceURI(), reader.getLocalName());
        depth--;
    }

    private String name(@Nullable String namespace, String local) {
        if (namespace == null || namespace.isEmpty()) {
            return local;
        }
        var prefix = known.computeIfAbsent(namespace, prefixes);
        var of = names.computeIfAbsent(prefix, any -> new HashMap<>());
        return of.size() < MAX_KEPT_NAMES ? of.computeIfAbsent(local, it -> prefix + ":" + it) : prefix + ":" + local;
    }

    /** Returns whether an element begins. */
    public boolean isStart() {
        return kind == Kind.START;
    }

    /** Returns whether an element ends. */
    public boolean isEnd() {
        return kind == Kind.END;
    }

    /** Returns whether an element of this name begins. */
    public boolean starts(String element) {
        return kind == Kind.START && name.equals(element);
    }

    /** Returns whether an element of this name ends. */
    public boolean ends(String element) {
        return kind == Kind.END && name.equals(element);
    }

    /** Returns whether there is text. */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Returns the name of the element that begins or ends. */
    public String name() {
        return name;
    }

    /** Returns how many elements are open; at the end of an element without it. */
    public int depth() {
        return depth;
    }

    /** Returns the piece of text. A text may come in several pieces. */
    public String text() {
        return reader.getText();
    }

    /** Returns an attribute of the element that begins, by its name in the schema; empty if it has none. */
    public String attribute(String attribute) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i))
                    .equals(attribute)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Returns a number in an attribute, or another one if it has none. */
    public int number(String attribute, int otherwise) {
        try {
            return Integer.parseInt(attribute(attribute).strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Moves to the end of the element that begins. */
    public void skip() {
        int outside = depth - 1;
        boolean inside = true;
        while (inside && depth > outside) {
            inside = next();
        }
    }

    /** Returns the text in the element that begins, and moves to its end. */
    public String textInside() {
        var text = new StringBuilder();
        int began = depth;
        while (nextInside(began)) {
            if (isText()) {
                text.append(text());
            }
        }
        return text.toString();
    }

    /** Moves on inside of the element that began at this depth. Returns false at its end. */
    public boolean nextInside(int began) {
        return next() && depth >= began;
    }

    @Override
    public void close() {
        try {
            reader.close();
            input.close();
        } catch (XMLStreamException | IOException e) {
            throw broken(e);
        }
    }

    private UnreadableException broken(Exception e) {
        return UnreadableException.broken("its part " + part + " is no XML that can be read", e);
    }
}
