package dev.docent.format;

import dev.docent.corpus.Document;
import dev.docent.corpus.Section;
import dev.docent.ingest.read.Formats;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Parses texts as if they were files, and prints documents for assertions. */
public final class Parsing {
    private Parsing() {}

    public static Document parse(String path, String text) {
        return parse(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Document parse(String path, byte[] bytes) {
        var parser = Formats.all().parser(path).orElseThrow(() -> new AssertionError("no parser reads " + path));
        try {
            return parser.parse(new FileContent("docs/" + path, bytes));
        } catch (ParseException e) {
            throw new AssertionError(path, e);
        }
    }

    /** Returns one line for each section: {@code A > B: CODE 1-3, PROSE 5-5}. */
    public static List<String> outline(Document document) {
        return document.sections().stream().map(Parsing::draw).toList();
    }

    private static String draw(Section section) {
        return String.join(" > ", section.headings()) + ": "
                + section.blocks().stream()
                        .map(block -> block.kind() + " " + block.startLine() + "-" + block.endLine())
                        .collect(Collectors.joining(", "));
    }
}
