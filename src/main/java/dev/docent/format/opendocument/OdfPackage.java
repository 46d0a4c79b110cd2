package dev.docent.format.opendocument;

import dev.docent.format.office.OfficePackage;
import dev.docent.format.office.OneLine;
import dev.docent.format.xml.XmlEvents;
import dev.docent.format.zip.UnreadableException;
import dev.docent.format.zip.ZipArchive;
import dev.docent.format.zip.ZipLimits;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A file of OpenDocument (<a href="https://docs.oasis-open.org/office/OpenDocument/v1.3/">version 1.3</a>). Every method throws
 * {@link UnreadableException} if it is none, or is damaged. One thread at a time.
 */
final class OdfPackage {
    static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final String STANDARD = "urn:oasis:names:tc:opendocument:xmlns:";
    /** Where the usual prefix is another one than the name in the namespace. */
    private static final Map<String, String> SHORT =
            Map.of("xsl-fo-compatible", "fo", "svg-compatible", "svg", "drawing", "draw");

    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";

    private final ZipArchive archive;

    /**
     * @param file the bytes of the file; not copied
     * @param kind what the file must be, with its article, for people
     */
    OdfPackage(byte[] file, String kind) {
        OfficePackage.requireNoCompound(file);
        archive = ZipArchive.of(file, ZipLimits.DEFAULT);
        if (!archive.has(CONTENT)) {
            throw OfficePackage.otherKind(kind);
        }
        read(MANIFEST, OdfPackage::requirePlain);
    }

    private static void requirePlain(XmlEvents events) {
        while (events.next()) {
            if (events.starts("manifest:encryption-data")) {
                throw new UnreadableException("this file is encrypted. Save it without a password");
            }
        }
    }

    /** Opens a part, with names such as {@code text:p}, as the standard writes them. */
    XmlEvents events(String part) {
        return new XmlEvents(archive.open(part), part, OdfPackage::prefix);
    }

    /** Reads a part, if it is there. */
    void read(String part, Consumer<XmlEvents> reader) {
        if (archive.has(part)) {
            try (var events = events(part)) {
                reader.accept(events);
            }
        }
    }

    private static String prefix(String namespace) {
        if (namespace.startsWith(STANDARD)) {
            var name = namespace.substring(STANDARD.length()).split(":", 2)[0];
            return SHORT.getOrDefault(name, name);
        }
        return namespace.equals(DUBLIN_CORE) ? "dc" : "";
    }

    /** Returns the title that the author gave; empty if there is none. */
    String title() {
        var title = new StringBuilder();
        read("meta.xml", events -> {
            while (events.next()) {
                if (events.starts("dc:title")) {
                    title.append(events.textInside());
                }
            }
        });
        return OneLine.of(title.toString());
    }
}
