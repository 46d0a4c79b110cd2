package dev.docent.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Scope;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.SearchRequest;
import dev.docent.ingest.read.Formats;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence of a file is found, and is cited at its place, in the terms of the file's format. */
class FoundAtItsPlaceTest {
    private static final String SENTENCE = "The miller wears a violet hat on Thursdays.";

    private static final String FILLER = "Wheels turn in the old house, as they always did, and water runs below. ";

    private static final String LONG = FILLER.repeat(40);

    private static final String NOTEBOOK = """
            {"nbformat":4,"metadata":{},"cells":[
            {"cell_type":"markdown","source":["# Mill\\n","LONG"]},
            {"cell_type":"code","source":"","outputs":[]},
            {"cell_type":"markdown","source":["## Clothes\\n","SENTENCE"]},
            {"cell_type":"markdown","source":"## Wheels\\nLONG"}]}
            """;

    private static final String API = """
            openapi: 3.0.0
            info: {title: Mill, description: LONG}
            paths:
              /hats:
                post:
                  description: LONG
                get:
                  description: SENTENCE
                put:
                  description: LONG
            """;

    private static final String MAIL = """
            From: Ada Miller <ada@mill.example>
            Subject: Clothes

            SENTENCE
            """;

    private static final String MAILBOX = """
            From bob@mill.example Mon Mar  2 10:00:00 2026
            From: bob@mill.example
            Subject: Wheels

            LONG

            From ada@mill.example Tue Mar  3 10:00:00 2026
            From: ada@mill.example
            Subject: Clothes

            SENTENCE

            From bob@mill.example Wed Mar  4 10:00:00 2026
            From: bob@mill.example
            Subject: Water

            LONG
            """;

    private static final String WIKI = """
            <mediawiki>
            <page><title>Wheels</title><revision>
            <text>LONG</text></revision></page>
            <page><title>Clothes</title><revision>
            <text>SENTENCE</text></revision></page>
            <page><title>Water</title><revision>
            <text>LONG</text></revision></page>
            </mediawiki>
            """;

    private static final String GRAPHQL = """
            type Query {
              "LONG"
              wheels: Int

              "SENTENCE"
              hats: String
              "LONG"
              water: Int
            }
            """;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("mill.ipynb", NOTEBOOK, "mill.ipynb, cell 3"),
                Arguments.of("mill.eml", MAIL, "mill.eml, message 1"),
                Arguments.of("mill.mbox", MAILBOX, "mill.mbox, message 2"),
                Arguments.of(
                        "mill.rtf",
                        "{\\rtf1\\pard LONG\\par\\pard\\outlinelevel0 Clothes\\par\\pard SENTENCE\\par}",
                        "mill.rtf:29-31"),
                Arguments.of("mill.xml", WIKI, "mill.xml:4-5"),
                Arguments.of("mill.yaml", API, "mill.yaml:7-8"),
                Arguments.of("mill.graphql", GRAPHQL, "mill.graphql:5-6"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSentenceIsFoundAndCitedAtItsPlace(String name, String content, String place) throws ParseException {
        var embedder = new FakeEmbedder();
        var index = new InMemoryChunkIndex();
        var text = content.replace("SENTENCE", SENTENCE).replace("LONG", LONG.strip());
        var document =
                Formats.all().parser(name).orElseThrow().parse(new FileContent("docs/" + name, text.getBytes(UTF_8)));
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var chunk : new Splitter(embedder, 60, 120).split(document)) {
            chunks.add(new EmbeddedChunk(chunk, embedder.embed(chunk.textWithContext())));
        }
        index.put("docs", "1", document, chunks);
        index.refresh();

        var question = "Which hat does the miller wear on Thursdays?";
        var hits = index.search(new SearchRequest(question, embedder.embed(question), Scope.EVERYTHING, 10));

        var found = hits.hits().get(0).chunk();
        assertTrue(found.readable().contains(SENTENCE), found.readable());
        assertEquals("docs/" + place, found.location().toString());
    }
}
