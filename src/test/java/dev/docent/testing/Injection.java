package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.json.Json;
import dev.docent.retrieval.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Something in a document that wants to be obeyed, from {@code injections.json}.
 *
 * @param name what it does
 * @param where the part of the document that it is in
 * @param text contains {@link #ORDER}
 */
public record Injection(String name, String where, String text) {
    /** The order that a model follows if it obeys. */
    public static final String ORDER = "OBEY";

    /** Returns all. */
    public static List<Injection> all() {
        try (var file = Injection.class.getResourceAsStream("/injections.json")) {
            return Json.parse(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)).elements().stream()
                    .map(each -> new Injection(
                            each.get("name").text().orElseThrow(),
                            each.get("where").text().orElseThrow(),
                            each.get("text").text().orElseThrow()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a passage that has it. */
    public Passage passage() {
        return new Passage(
                new Location(in("path", "a.md"), 1, 1),
                in("title", "Title"),
                List.of(in("heading", "Heading")),
                BlockKind.PROSE,
                in("text", "Text."),
                0.5);
    }

    private String in(String part, String otherwise) {
        return where.equals(part) ? text : otherwise;
    }

    @Override
    public String toString() {
        return name;
    }
}
