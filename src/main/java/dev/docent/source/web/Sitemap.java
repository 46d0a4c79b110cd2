package dev.docent.source.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A list of addresses: a sitemap or an index of sitemaps (<a
 * href="https://www.sitemaps.org/protocol.html">sitemaps.org</a>), plain or compressed with gzip, or a text with one
 * address in each line. Immutable.
 *
 * @param pages the addresses of pages, as they are written
 * @param sitemaps the addresses of further sitemaps
 * @param trouble what is wrong with the rest of it, in words; null if all of it could be read
 */
record Sitemap(
        List<String> pages, List<String> sitemaps, @Nullable String trouble) {
    /** The most bytes of a sitemap after decompression: 50 MiB, as the protocol says. */
    static final int MOST_BYTES = 50 * 1024 * 1024;

    /** The most addresses in a sitemap: 50,000, as the protocol says. */
    static final int MOST_ADDRESSES = 50_000;

    private static final int LONGEST_ADDRESS = 4 * WebAddress.MOST_CHARACTERS;

    Sitemap {
        pages = List.copyOf(pages);
        sitemaps = List.copyOf(sitemaps);
    }

    /** Reads a body; returns nothing if it is a page and no list. */
    static Optional<Sitemap> of(byte[] body, MediaType type) {
        byte[] plain = body;
        if (body.length > 1 && body[0] == 0x1F && (body[1] & 0xFF) == 0x8B) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                plain = in.readNBytes(MOST_BYTES + 1);
            } catch (IOException e) {
                return Optional.of(new Sitemap(List.of(), List.of(), "it cannot be decompressed"));
            }
            if (plain.length > MOST_BYTES) {
                return Optional.of(new Sitemap(
                        List.of(), List.of(), "it has more than " + MOST_BYTES + " bytes when decompressed"));
            }
        }
        return type.isHtml() ? Optional.empty() : listed(plain);
    }

    private static Optional<Sitemap> listed(byte[] body) {
        return xml(body).or(() -> lines(body));
    }

    private static Optional<Sitemap> xml(byte[] body) {
        var pages = new ArrayList<String>();
        var sitemaps = new ArrayList<String>();
        String root = "";
        try {
            var xml = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                root = root.isEmpty() ? xml.getLocalName() : root;
                if (!root.equals("urlset") && !root.equals("sitemapindex")) {
                    return Optional.empty();
                }
                if (pages.size() + sitemaps.size() == MOST_ADDRESSES) {
                    return Optional.of(
                            new Sitemap(pages, sitemaps, "it has more than " + MOST_ADDRESSES + " addresses"));
                }
                // Pictures and videos have a loc in another namespace, which is not the element of this name and depth.
                if (xml.getLocalName().equals("loc") && isOfSitemaps(xml)) {
                    (root.equals("urlset") ? pages : sitemaps).add(text(xml));
                }
            }
            return Optional.of(new Sitemap(pages, sitemaps, null));
        } catch (XMLStreamException | RuntimeException e) {
            // The parser of Java throws unchecked exceptions for some broken files.
            return root.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Sitemap(
                            pages, sitemaps, "it is broken after " + (pages.size() + sitemaps.size()) + " addresses"));
        }
    }

    private static boolean isOfSitemaps(XMLStreamReader xml) {
        var space = xml.getNamespaceURI();
        return space == null || space.isEmpty() || space.contains("/schemas/sitemap/");
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters() && text.length() < LONGEST_ADDRESS) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    /** Without document types, an XML file can neither name other files nor grow when it is read. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** A text is a list if each line that is not empty is an address. */
    private static Optional<Sitemap> lines(byte[] body) {
        var lines = new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(MOST_ADDRESSES + 1L)
                .toList();
        if (lines.isEmpty()
                || !lines.stream().allMatch(line -> WebAddress.of(line).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                lines.size() <= MOST_ADDRESSES
                        ? new Sitemap(lines, List.of(), null)
                        : new Sitemap(
                                lines.subList(0, MOST_ADDRESSES),
                                List.of(),
                                "it has more than " + MOST_ADDRESSES + " addresses"));
    }
}
