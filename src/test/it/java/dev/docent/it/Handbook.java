package dev.docent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents to ask about: a page of rules that is long enough for several passages, and a page that attacks its
 * readers.
 */
final class Handbook {
    /** Markdown that is harmful if interpreted as more than text: each piece would set {@code window.harmed} or fetch. */
    static final String HOSTILE = """
            Before <script>window.harmed = 'script'</script> it.

            <img src="x" onerror="window.harmed = 'img'"> and <svg onload="window.harmed = 'svg'"></svg>

            <iframe src="http://localhost:9/frame"></iframe><form action="http://localhost:9/form"><button>Send</button></form>

            <style>body { display: none }</style><link rel="stylesheet" href="http://localhost:9/style.css">

            ![A picture](http://localhost:9/pixel.png) ![Another](javascript:window.harmed='image')

            [Press me](javascript:window.harmed='link') or [me](JaVaScRiPt&colon;window.harmed='entity') or
            [me](data:text/html,<script>window.harmed='data'</script>) or <a href="javascript:window.harmed='raw'">me</a>

            <javascript:window.harmed='autolink'> and [reference][r]

            [r]: javascript:window.harmed='reference'

            After it.
            """;

    private static final List<String> ANIMALS = List.of(
            "heron", "badger", "otter", "lynx", "marten", "stork", "weasel", "beaver", "falcon", "hamster", "walrus",
            "gecko", "raven", "moose", "donkey", "ferret", "puffin", "tapir", "iguana", "jackal");

    private Handbook() {}

    /** Writes the rules and returns the folder, {@code handbook}. */
    static Path write() throws IOException {
        var folder = Files.createDirectory(ItFiles.scratch("documents").resolve("handbook"));
        var text = new StringBuilder("# Rules of the post office\n\n");
        for (int i = 0; i < ANIMALS.size(); i++) {
            var animal = ANIMALS.get(i);
            text.append("## The ").append(animal).append("\n\n");
            for (int line = 1; line <= 6; line++) {
                text.append("A parcel for the %s that arrives on day %d of week %d is kept in room %d.%n"
                        .formatted(animal, line, i + 1, 100 * line + i));
            }
            text.append('\n');
        }
        Files.writeString(folder.resolve("rules.md"), text);
        return folder;
    }

    /** Returns lines of the rules, counted from 1. */
    static List<String> rules(Path folder, int first, int last) throws IOException {
        return new ArrayList<>(Files.readAllLines(folder.resolve("rules.md")).subList(first - 1, last));
    }
}
