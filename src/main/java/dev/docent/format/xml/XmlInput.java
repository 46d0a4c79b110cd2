package dev.docent.format.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens the XML of a part with the platform's parser, which then fetches and expands nothing. */
final class XmlInput {
    private XmlInput() {}

    static XMLStreamReader reader(InputStream input) throws XMLStreamException, IOException {
        return factory().createXMLStreamReader(decoded(input));
    }

    /**
     * Returns the characters: UTF-8, or UTF-16 with a mark, as the standards of these formats ask for. Bytes that are wrong become
     * a sign, because the platform's parser would print about them.
     */
    private static Reader decoded(InputStream input) throws IOException {
        var bytes = new PushbackInputStream(input, 3);
        var mark = bytes.readNBytes(3);
        boolean wide = mark.length > 1 && (mark[0] == (byte) 0xff || mark[0] == (byte) 0xfe);
        boolean marked = mark.length > 2 && mark[0] == (byte) 0xef && mark[1] == (byte) 0xbb;
        if (!marked) {
            bytes.unread(mark);
        }
        return new InputStreamReader(bytes, wide ? UTF_16 : UTF_8);
    }

    /** Returns the platform's own, because containers may bring another one. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
