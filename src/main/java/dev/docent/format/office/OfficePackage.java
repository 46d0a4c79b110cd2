package dev.docent.format.office;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.docent.format.xml.XmlEvents;
import dev.docent.format.zip.UnreadableException;
import dev.docent.format.zip.ZipArchive;
import dev.docent.format.zip.ZipLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of Office Open XML (<a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA-376</a>):
 * parts that refer to each other. Every method throws {@link UnreadableException} if it is none, or is damaged. One thread at a time.
 */
public final class OfficePackage {
    /** What begins a file of the older container (Compound File Binary), in which encrypted files are too. */
    private static final long COMPOUND = 0xd0cf11e0a1b11ae1L;

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(UTF_16LE);

    /** What programs write as a title when the author gave none. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)\\s*|(untitled|document|presentation|powerpoint.presentation|slide|title|titel|workbook|book)"
                    + " ?\\d*|.*\\.(docx?|pptx?|xlsx?)");

    private final ZipArchive archive;
    private final Relations relations;

    private OfficePackage(ZipArchive archive) {
        this.archive = archive;
        this.relations = relations("");
    }

    /**
     * Opens the package of a file.
     *
     * @param file the bytes of the file; not copied
     */
    public static OfficePackage open(byte[] file) {
        requireNoCompound(file);
        return new OfficePackage(ZipArchive.of(file, ZipLimits.DEFAULT));
    }

    /** Requires that a file is not one of the older container, and says which kind of it it is. */
    public static void requireNoCompound(byte[] file) {
        if (isCompound(file)) {
            throw new UnreadableException(
                    contains(file, ENCRYPTED)
                            ? "this file is encrypted. Save it without a password"
                            : "this file is in an old format of Office, in spite of its name. Save it as .docx, .pptx"
                                    + " or .xlsx");
        }
    }

    private static boolean isCompound(byte[] file) {
        return file.length >= Long.BYTES && ByteBuffer.wrap(file).getLong() == COMPOUND;
    }

    private static boolean contains(byte[] file, byte[] word) {
        for (int at = 0; at <= file.length - word.length; at++) {
            if (file[at] == word[0] && Arrays.equals(file, at, at + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the part with the document itself.
     *
     * @param kind what the file must be, with its article, for people: {@code "a Word document"}
     */
    public String main(String kind) {
        var main = relations.ofType("officeDocument").filter(archive::has);
        return main.orElseThrow(() -> otherKind(kind));
    }

    /** Returns what to throw if a file is not of the kind that its name says. */
    public static UnreadableException otherKind(String kind) {
        return new UnreadableException("this file is not " + kind + ", in spite of its name. Save it anew as one");
    }

    public boolean has(String part) {
        return archive.has(part);
    }

    /** Opens a part, with names such as {@code w:p}, as the standard writes them. */
    public XmlEvents events(String part) {
        return new XmlEvents(archive.open(part), part, OfficeNames::prefix);
    }

    /** Reads the part of a type that a part refers to, if there is one. */
    public void readRelated(String part, String type, Consumer<XmlEvents> reader) {
        relations(part).ofType(type).filter(archive::has).ifPresent(related -> {
            try (var events = events(related)) {
                reader.accept(events);
            }
        });
    }

    /** Returns what a part refers to; nothing if it has no references. */
    public Relations relations(String part) {
        int slash = part.lastIndexOf('/') + 1;
        var name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        if (!archive.has(name)) {
            return Relations.none();
        }
        try (var events = events(name)) {
            return Relations.read(events, part);
        }
    }

    /** Returns the title in the properties of the document; empty if its author gave none. */
    public String title() {
        var properties = relations.ofType("core-properties").filter(archive::has);
        if (properties.isEmpty()) {
            return "";
        }
        try (var events = events(properties.get())) {
            while (events.next()) {
                if (events.starts("dc:title")) {
                    var title = OneLine.of(events.textInside());
                    return NO_TITLE.matcher(title).matches() ? "" : title;
                }
            }
        }
        return "";
    }
}
