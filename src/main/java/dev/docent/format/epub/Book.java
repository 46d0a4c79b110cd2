package dev.docent.format.epub;

import dev.docent.format.xml.XmlEvents;
import dev.docent.format.zip.UnreadableException;
import dev.docent.format.zip.ZipArchive;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the package document of a book says: its title, and its chapters in the order of reading. One thread. */
final class Book {
    private static final String CONTAINER = "META-INF/container.xml";
    private static final String ENCRYPTION = "META-INF/encryption.xml";
    private static final int MAX_CHAPTERS = 10_000;
    private static final Set<String> TEXT = Set.of("application/xhtml+xml", "text/html", "application/x-dtbook+xml");

    private static final Map<String, String> PREFIXES = Map.of(
            "urn:oasis:names:tc:opendocument:xmlns:container", "c",
            "http://www.idpf.org/2007/opf", "opf",
            "http://purl.org/dc/elements/1.1/", "dc",
            "http://www.w3.org/2001/04/xmlenc#", "enc");

    private final ZipArchive archive;
    /** The parts of text by their ids. */
    private final Map<String, String> items = new HashMap<>();

    private final List<String> chapters = new ArrayList<>();
    private String title = "";

    private Book(ZipArchive archive) {
        this.archive = archive;
    }

    static Book open(ZipArchive archive) {
        var book = new Book(archive);
        book.readPackage(book.packageDocument());
        book.refuseProtected();
        return book;
    }

    /** Returns the title; empty if it has none. */
    String title() {
        return title;
    }

    /** Returns the paths of the chapters in the archive. */
    List<String> chapters() {
        return chapters;
    }

    private XmlEvents events(String part) {
        return new XmlEvents(archive.open(part), part, namespace -> PREFIXES.getOrDefault(namespace, ""));
    }

    private String packageDocument() {
        try (var container = events(CONTAINER)) {
            while (container.next()) {
                if (container.starts("c:rootfile")) {
                    return resolve("", container.attribute("full-path"));
                }
            }
        }
        throw UnreadableException.broken("it does not say where its content is", null);
    }

    private void readPackage(String path) {
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        try (var events = events(path)) {
            while (events.next()) {
                if (events.starts("dc:title") && title.isEmpty()) {
                    title = events.textInside().strip().replaceAll("\\s+", " ");
                } else if (events.starts("opf:item") && TEXT.contains(events.attribute("media-type"))) {
                    items.put(events.attribute("id"), resolve(folder, events.attribute("href")));
                } else if (events.starts("opf:itemref")) {
                    addChapter(events.attribute("idref"));
                }
            }
        }
    }

    /** A chapter that is missing is left out, because readers pass over it too. */
    private void addChapter(String id) {
        var path = items.remove(id);
        if (path != null && archive.has(path)) {
            chapters.add(path);
        }
        if (chapters.size() > MAX_CHAPTERS) {
            throw UnreadableException.tooMuch("it has more than " + MAX_CHAPTERS + " chapters");
        }
    }

    /** Fonts may be encrypted, because that is how they are protected against copying. */
    private void refuseProtected() {
        if (!archive.has(ENCRYPTION)) {
            return;
        }
        var encrypted = new HashSet<String>();
        try (var events = events(ENCRYPTION)) {
            while (events.next()) {
                if (events.starts("enc:CipherReference")) {
                    encrypted.add(resolve("", events.attribute("URI")));
                }
            }
        }
        if (chapters.stream().anyMatch(encrypted::contains)) {
            throw new UnreadableException(
                    "this book is protected against copying. Use a file without protection (DRM)");
        }
    }

    /** Returns the path that a reference leads to, inside of the archive. */
    private static String resolve(String folder, String reference) {
        var names = new ArrayDeque<String>();
        for (var name : (folder + decoded(reference)).split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static String decoded(String reference) {
        int fragment = reference.indexOf('#');
        var path = fragment < 0 ? reference : reference.substring(0, fragment);
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
