package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Span;
import dev.docent.journal.Frame;
import dev.docent.retrieval.Passage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceFramesTest {
    private static final Span.Lines LINES = new Span.Lines(1, 9);

    @Test
    void excerptLeavesOutTheHeadingsAboveIt() {
        assertEquals("Run it. ### Further", excerpt("# Guide\n\n## Start\n\nRun it.\n\n### Further\n"));
    }

    @Test
    void excerptLeavesOutLinesThatOnlyDraw() {
        assertEquals("| a | b | mvn package end", excerpt("| a | b |\n|---|:-:|\n```sh\nmvn package\n```\n---\nend"));
    }

    @Test
    void excerptKeepsCommentsThatAreNotHeadings() {
        assertEquals("# why it is so x = 1", excerpt("# why it is so\n  x = 1"));
    }

    @Test
    void excerptLeavesOutTheMarksOfComments() {
        assertEquals(
                "A MergeScheduler that waits. Not *all* merges. int a = b * c; // why final",
                excerpt("/**\n * A {@link MergeScheduler} that waits.\n *\n * <p>Not *all* merges. */\n"
                        + "  int a = b * c; // why\n  // final"));
    }

    @Test
    void excerptShowsTheWordsOfLinksAndNoHtml() {
        var text =
                "<a id=\"limit\"></a>\nSee ![logo](logo.png \"Logo\") [the limits](limits.md#a)<br/> of a[0](1) and List<T>.";
        assertEquals("See logo the limits of a[0](1) and List<T>.", excerpt(text));

        var code = new Passage(new Location("a.md", 1, 2), "A", List.of(), BlockKind.CODE, text, 1);
        assertEquals(
                text.replace('\n', ' '),
                SourceFrames.of(List.of(code), OriginAddresses.NONE)
                        .sources()
                        .get(0)
                        .excerpt());
    }

    @Test
    void excerptIsFullHoweverManyBlanksAreInThePassage() {
        var line = "a" + " ".repeat(300) + "b\n\n";
        assertEquals("a b ".repeat(70) + "…", excerpt(line.repeat(71)));
        assertEquals("a b ".repeat(70).strip(), excerpt(line.repeat(70) + "```\n" + " ".repeat(999)));
        assertEquals("x".repeat(280), excerpt("x".repeat(280) + "\n---\n"));
        assertEquals("x".repeat(280) + "…", excerpt("x".repeat(280) + "\n---\ny"));
    }

    @Test
    void excerptBeginsWithWhatWasFoundOfAPassageThatHasGrown() {
        var whole = chunk("Intro", "above it\n| found |\nbelow it");
        var source = SourceFrames.of(List.of(new Passage(whole, chunk("Heap", "| found |"), 1)), OriginAddresses.NONE)
                .sources()
                .get(0);

        assertEquals("| k | | found | below it", source.excerpt());
        assertEquals("Guide › Heap", source.title());
        assertEquals(3, source.where().endLine());
    }

    private static Chunk chunk(String heading, String text) {
        var headings = List.of("Guide", heading);
        return new Chunk(new Location("a.md", 1, 3), "Guide", headings, BlockKind.PROSE, "| k |\n|---|", text);
    }

    @Test
    void excerptEndsBeforeHalfACharacter() {
        var excerpt = excerpt("a".repeat(279) + "😀".repeat(3));
        assertEquals("a".repeat(279) + "…", excerpt);
    }

    @Test
    void saysThePagesOfADocumentThatHasPages() {
        var source = SourceFrames.of(List.of(passage(new Span.Page(3, 4, LINES), "x")), OriginAddresses.NONE)
                .sources()
                .get(0);

        assertEquals(new Frame.Place("page", 3, 4, null), source.where().place());
        var rows = SourceFrames.of(List.of(passage(new Span.Cells("Net", 3, 4, LINES), "x")), OriginAddresses.NONE)
                .sources()
                .get(0);
        assertEquals(new Frame.Place("cells", 3, 4, "Net"), rows.where().place());
        assertEquals("source.html?path=guide/start#L1-L9", source.url());
        assertEquals(1, source.where().startLine());
        assertEquals(9, source.where().endLine());
    }

    @Test
    void saysOnlyTheLinesOfADocumentWithoutPages() {
        var frame = SourceFrames.of(List.of(passage(LINES, "x")), OriginAddresses.NONE);

        assertEquals(
                "{\"sources\":[{\"n\":1,\"title\":\"Guide ›"
                        + " Start\",\"path\":\"guide/start\",\"startLine\":1,\"endLine\":9,"
                        + "\"url\":\"source.html?path=guide/start#L1-L9\",\"score\":0.5,\"excerpt\":\"x\"}]}",
                Frame.CODEC.data(frame));
    }

    @Test
    void saysWhereTheLinesAreAtTheirOrigin() {
        OriginAddresses origins =
                (path, revision) -> Optional.of("https://forge/" + path + "?r=" + revision + "#L{start}-L{end}");
        var location = new Location("guide/start", "c0ffee", LINES);
        var passage = new Passage(location, "Guide", List.of(), BlockKind.PROSE, "x", 0.5);

        assertEquals(
                "{\"sources\":[{\"n\":1,\"title\":\"Guide\",\"path\":\"guide/start\",\"startLine\":1,\"endLine\":9,"
                        + "\"revision\":\"c0ffee\",\"origin\":\"https://forge/guide/start?r=c0ffee#L1-L9\","
                        + "\"url\":\"source.html?path=guide/start#L1-L9\",\"score\":0.5,\"excerpt\":\"x\"}]}",
                Frame.CODEC.data(SourceFrames.of(List.of(passage), origins)));
    }

    private static Passage passage(Span span, String text) {
        var location = new Location("guide/start", null, span);
        return new Passage(location, "Guide", List.of("Guide", "Start"), BlockKind.PROSE, text, 0.5);
    }

    private static String excerpt(String text) {
        return SourceFrames.of(List.of(passage(LINES, text)), OriginAddresses.NONE)
                .sources()
                .get(0)
                .excerpt();
    }
}
