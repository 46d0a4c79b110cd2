package dev.docent.format.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.zip.UnreadableException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlEventsTest {
    @Test
    void namesElementsAndAttributesByTheirNamespaces() {
        var drawn = draw("<q:a xmlns:q='urn:one' xmlns='urn:other' q:b='1' b='2'><c/>text</q:a>");

        assertEquals(List.of("<one:a one:b=1 b=2>", "<:c>", "</:c>", "text", "</one:a>"), drawn);
    }

    private static List<String> draw(String xml) {
        var drawn = new ArrayList<String>();
        var events = events(xml.getBytes(UTF_8));
        while (events.next()) {
            if (events.isText()) {
                drawn.add(events.text());
            } else if (events.isEnd()) {
                drawn.add("</" + events.name() + ">");
            } else {
                boolean plain = events.attribute("b").isEmpty();
                drawn.add("<" + events.name()
                        + (plain ? "" : " one:b=" + events.attribute("one:b") + " b=" + events.attribute("b")) + ">");
            }
        }
        return drawn;
    }

    @Test
    void readsUtf16AndMarks() {
        assertEquals("é", textOf("<a>é</a>".getBytes(UTF_16)));
        assertEquals("é", textOf("\ufeff<a>é</a>".getBytes(UTF_8)));
        assertEquals("é", textOf("<?xml version='1.0' encoding='UTF-8'?><a>é</a>".getBytes(UTF_8)));
    }

    private static String textOf(byte[] xml) {
        var events = events(xml);
        assertTrue(events.next() && events.starts("a"));
        return events.textInside();
    }

    @Test
    void wrongBytesBecomeASign() {
        assertEquals("\ufffd", textOf(new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'}));
    }

    @Test
    void skipsAnElementWithAllThatIsInIt() {
        var events = events("<a><b>x<c><b/></c></b><d/></a>".getBytes(UTF_8));
        events.next();
        events.next();
        events.skip();

        assertTrue(events.ends("b"));
        assertTrue(events.next() && events.starts("d"));
        assertEquals(2, events.depth());
    }

    @Test
    void numbersThatAreNoneHaveADefault() {
        var events = events("<a b='x' c=' 7 ' d='99999999999'/>".getBytes(UTF_8));
        events.next();

        assertEquals(3, events.number("b", 3));
        assertEquals(7, events.number("c", 3));
        assertEquals(3, events.number("d", 3));
        assertEquals(3, events.number("e", 3));
    }

    @Test
    void nothingIsFetchedOrExpanded() {
        for (var type : List.of(
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]>",
                "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;'>]>")) {
            var events = events((type + "<a>&b;&c;</a>").getBytes(UTF_8));
            var failure = assertThrows(UnreadableException.class, events::next, type);
            assertEquals(
                    "this file is broken (its part a.xml has a document type definition, which may be an attack). Save"
                            + " it anew",
                    failure.getMessage());
        }
    }

    @Test
    void aDefinitionThatOldProgramsNameIsSkipped() {
        String named =
                "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"%s>";

        var events = events((named.formatted("") + "<a/>").getBytes(UTF_8));
        assertTrue(events.next());
        assertTrue(events.starts("a"));
        assertThrows(
                UnreadableException.class,
                events((named.formatted(" [<!ENTITY b 'c'>]") + "<a/>").getBytes(UTF_8))::next);
    }

    private static XmlEvents events(byte[] xml) {
        return new XmlEvents(
                new ByteArrayInputStream(xml), "a.xml", namespace -> namespace.equals("urn:one") ? "one" : "");
    }
}
