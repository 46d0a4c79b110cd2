package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.evidence.Freshness;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutdatedAnswersTest {
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();

    private void write(String path, String text, @Nullable String revision) {
        index.put("s", "f", new Document(path, path, text, List.of(), CountedParts.NONE, revision), List.of());
        index.refresh();
    }

    /** Returns the frames of an answer that cites the second line of each document, which was "cited". */
    private static List<Frame> answer(@Nullable String revision, String... paths) {
        var sources = IntStream.range(0, paths.length)
                .mapToObj(i -> new Frame.Source(
                        i + 1, "T", new Frame.Origin(paths[i], 1, 3, null, revision, null), "url", 1, "…"))
                .toList();
        var spans = IntStream.range(0, paths.length)
                .mapToObj(i -> new CitationProof.CitedLines(i + 1, 2, 2, Freshness.hash(List.of("cited"))))
                .toList();
        return List.of(new Frame.Sources(sources), new Frame.Citations(List.of(1), List.of(), null, spans, null));
    }

    private List<String> notices(List<Frame> answer) {
        return new OutdatedAnswers(index)
                .notice(answer).stream()
                        .map(it -> it.code() + ": " + it.message())
                        .toList();
    }

    @Test
    void saysThatCitedLinesHaveChanged() {
        write("s/a.md", "a\ncited\nc", null);
        assertEquals(List.of(), notices(answer(null, "s/a.md")));

        write("s/a.md", "other\ncited\nother", null);
        assertEquals(List.of(), notices(answer(null, "s/a.md")));

        write("s/a.md", "a\nchanged\nc", null);
        assertEquals(
                List.of("outdated: This answer is older than its sources. What it cites has changed since in s/a.md. "
                        + "Ask again for an answer from the current text."),
                notices(answer(null, "s/a.md")));
    }

    @Test
    void namesAFewDocumentsOnly() {
        for (var path : List.of("a", "b", "c", "d", "e")) {
            write(path, "changed", null);
        }

        assertTrue(notices(answer(null, "a", "b", "c", "d", "e")).get(0).contains(" in a, b, c and 2 more."));
    }

    @Test
    void trustsTheRevisionOfADocument() {
        write("s/a.md", "changed", "r1");

        assertEquals(List.of(), notices(answer("r1", "s/a.md")));
        assertEquals(1, notices(answer("r0", "s/a.md")).size());
    }

    @Test
    void saysNothingOfDocumentsThatAreNotThereAndOfAnswersWithoutLines() {
        assertEquals(List.of(), notices(answer(null, "s/gone.md")));
        assertEquals(List.of(), notices(List.of(new Frame.Citations(List.of(1)))));
    }

    @Test
    void doesNotFailWithTheIndex() {
        write("s/a.md", "changed", null);
        index.close();

        assertEquals(List.of(), notices(answer(null, "s/a.md")));
    }
}
