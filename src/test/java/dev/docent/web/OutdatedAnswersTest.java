package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Span;
import dev.docent.evidence.Freshness;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.SharedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutdatedAnswersTest {
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final DocumentNames names = new SharedName("shop/release/2/a.md", "shop/main/a.md");
    private final OriginAddresses origins = (path, revision) ->
            Optional.ofNullable(revision).map(it -> "https://forge/" + it + "/" + path + "#L{start}-L{end}");

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
        return List.of(
                new Frame.Sources(sources),
                new Frame.Citations(
                        IntStream.rangeClosed(1, paths.length).boxed().toList(),
                        List.of(
                                new CitationProof.CheckedCitation(1, 0, 9, 0.9, 2, 2),
                                new CitationProof.CheckedCitation(1, 9, 12, 0.2, null, null)),
                        null,
                        spans,
                        null));
    }

    private List<String> notices(List<Frame> answer) {
        return outdated().now(answer).frames().stream()
                .filter(Frame.Notice.class::isInstance)
                .map(Frame.Notice.class::cast)
                .map(it -> it.code() + ": " + it.message())
                .toList();
    }

    private OutdatedAnswers outdated() {
        return new OutdatedAnswers(new CurrentDocuments(index, names, origins));
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
    void keepsWhatWasSearchedWhenLinesHaveMoved() {
        write("s/a.md", "new\na\ncited\nc", null);
        var stored = new ArrayList<>(answer(null, "s/a.md"));
        stored.set(0, new Frame.Sources(((Frame.Sources) stored.get(0)).sources(), List.of("another wording")));

        var shown = outdated().now(stored);

        assertEquals(List.of(1), shown.moved());
        assertEquals(List.of("another wording"), ((Frame.Sources) shown.frames().get(0)).searched());
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
    void saysThatACitedDocumentIsNotThere() {
        assertEquals(
                List.of("outdated: This answer cites what is not in the index now: s/gone.md. "
                        + "Ask again for an answer from the current text."),
                notices(answer(null, "s/gone.md")));
    }

    @Test
    void saysBothInOneNotice() {
        write("s/a.md", "changed", null);
        assertEquals(
                List.of("outdated: This answer is older than its sources. What it cites has changed since in s/a.md. "
                        + "It also cites what is not in the index now: s/gone.md. "
                        + "Ask again for an answer from the current text."),
                notices(answer(null, "s/gone.md", "s/a.md")));
    }

    /** The check of citations may be off. */
    @Test
    void seesThatACitedDocumentIsNotThereWithoutItsLines() {
        var answer = answer("r1", "s/gone.md", "s/unused.md");
        var unchecked = List.of(answer.get(0), new Frame.Citations(List.of(1)));

        assertEquals(1, notices(unchecked).size());
        assertFalse(notices(unchecked).get(0).contains("unused"));
        write("s/gone.md", "back", "r1");
        assertEquals(List.of(), notices(unchecked));
    }

    @Test
    void saysNothingOfAnswersWithoutSources() {
        assertEquals(List.of(), notices(List.of(new Frame.Citations(List.of(1)))));
    }

    @Test
    void findsADocumentThatABranchShares() {
        write("shop/main/a.md", "a\ncited\nc", null);

        assertEquals(List.of(), notices(answer(null, "shop/release/2/a.md")));
    }

    @Test
    void showsLinesThatMovedWhereTheyAreNow() {
        write("s/a.md", "new\nnew\na\ncited\nc", "r2");

        var now = outdated().now(answer("r1", "s/a.md"));

        assertEquals(List.of(1), now.moved());
        assertEquals(List.of(), notices(answer("r1", "s/a.md")));
        var source = ((Frame.Sources) now.frames().get(0)).sources().get(0);
        assertEquals(new Frame.Origin("s/a.md", 3, 5, null, "r2", "https://forge/r2/s/a.md#L3-L5"), source.where());
        assertEquals("source.html?path=s/a.md#L3-L5", source.url());
        var citations = (Frame.Citations) now.frames().get(1);
        assertEquals(
                List.of(new CitationProof.CitedLines(1, 4, 4, Freshness.hash(List.of("cited")))), citations.spans());
        assertEquals(
                List.of(
                        new CitationProof.CheckedCitation(1, 0, 9, 0.9, 4, 4),
                        new CitationProof.CheckedCitation(1, 9, 12, 0.2, null, null)),
                citations.checked());
    }

    @Test
    void aPassageWhoseLinesMovedDifferentlyCoversAllOfThem() {
        var hash = Freshness.hash(List.of("cited"));
        var last = Freshness.hash(List.of("c"));
        var answer = List.of(
                answer(null, "s/a.md").get(0),
                new Frame.Citations(
                        List.of(1),
                        List.of(),
                        null,
                        List.of(
                                new CitationProof.CitedLines(1, 2, 2, hash),
                                new CitationProof.CitedLines(1, 3, 3, last)),
                        null));
        write("s/a.md", "a\ncited\nnew\nnew\nc", null);

        var now = outdated().now(answer);

        var where = ((Frame.Sources) now.frames().get(0)).sources().get(0).where();
        assertEquals(List.of(1, 5), List.of(where.startLine(), where.endLine()));
        assertEquals(
                List.of(new CitationProof.CitedLines(1, 2, 2, hash), new CitationProof.CitedLines(1, 5, 5, last)),
                ((Frame.Citations) now.frames().get(1)).spans());
    }

    /** Its beginning or its end may have been removed. */
    @Test
    void aPassageStaysWithinItsDocument() {
        write("s/a.md", "cited", null);

        var where = ((Frame.Sources)
                        outdated().now(answer(null, "s/a.md")).frames().get(0))
                .sources()
                .get(0)
                .where();

        assertEquals(List.of(1, 1), List.of(where.startLine(), where.endLine()));
    }

    @Test
    void aPassageThatMovedToAnotherPageIsOnThatPage() {
        var pages = new CountedParts(
                List.of(new Span.Page(1, 1, new Span.Lines(1, 4)), new Span.Page(2, 2, new Span.Lines(5, 9))));
        index.put("s", "f", new Document("s/a.pdf", "A", "x\nx\nx\nx\na\ncited\nc", List.of(), pages, null), List.of());
        index.refresh();

        var source = ((Frame.Sources)
                        outdated().now(answer(null, "s/a.pdf")).frames().get(0))
                .sources()
                .get(0);

        assertEquals(new Frame.Place("page", 2, 2, null), source.where().place());
    }

    @Test
    void whatHasNotMovedStaysAsItIs() {
        write("s/a.md", "a\ncited\nc", "r2");
        var answer = answer("r1", "s/a.md");

        assertEquals(new OutdatedAnswers.Shown(answer, List.of()), outdated().now(answer));
    }

    @Test
    void doesNotFailWithTheIndex() {
        write("s/a.md", "changed", null);
        index.close();

        assertEquals(List.of(), notices(answer(null, "s/a.md")));
    }
}
