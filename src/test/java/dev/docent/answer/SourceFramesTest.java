package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.retrieval.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFramesTest {
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
    void excerptEndsBeforeHalfACharacter() {
        var excerpt = excerpt("a".repeat(279) + "😀".repeat(3));
        assertEquals("a".repeat(279) + "…", excerpt);
    }

    private static String excerpt(String text) {
        var passage = new Passage(
                new Location("guide/start.md", 1, 9), "Guide", List.of("Guide", "Start"), BlockKind.PROSE, text, 0.5);
        return SourceFrames.of(List.of(passage)).sources().get(0).excerpt();
    }
}
