package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.corpus.Scope;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.SearchRequest;
import dev.docent.ingest.read.Formats;
import dev.docent.split.Splitter;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.FormatSample;
import dev.docent.testing.FormatSamples;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sentence of a file is found, and is cited at its place, in the terms of the file's format. */
class FoundAtItsPlaceTest {
    @Test
    void everyFormatHasASample() {
        var without = EnumSet.allOf(Language.class);
        samples().forEach(sample -> Language.of(sample.file()).ifPresent(without::remove));

        assertEquals(EnumSet.noneOf(Language.class), without);
    }

    static List<FormatSample> samples() {
        return FormatSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSentenceIsFoundAndCitedAtItsPlace(FormatSample sample) throws ParseException {
        var embedder = new FakeEmbedder();
        var index = new InMemoryChunkIndex();
        var document = Formats.all()
                .parser(sample.file())
                .orElseThrow()
                .parse(new FileContent("docs/" + sample.file(), sample.content()));
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var chunk : new Splitter(embedder, 60, 120).split(document)) {
            chunks.add(new EmbeddedChunk(chunk, embedder.embed(chunk.textWithContext())));
        }
        index.put("docs", "1", document, chunks);
        index.refresh();

        var hits = index.search(
                new SearchRequest(sample.question(), embedder.embed(sample.question()), Scope.EVERYTHING, 10));

        var found = hits.hits().get(0).chunk();
        assertTrue(found.readable().contains(sample.sentence()), found.readable());
        assertTrue(
                sample.isNamedBy(found.location().toString()),
                () -> found.location() + " must be at " + sample.place());
        assertHasItsSentence(document, sample);
    }

    private static void assertHasItsSentence(Document document, FormatSample sample) {
        if (sample.isAtLine()) {
            String line = Lines.of(document.text()).line(sample.number());
            assertTrue(line.contains(sample.sentence()), () -> "line " + sample.number() + " is " + line);
        }
    }
}
