package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Long answers stay cheap: finished blocks are not touched, and nothing of closed answers stays in memory.
 * {@link LongAnswerFigures} measures times.
 */
@ExtendWith(Chromium.class)
class LongAnswerBrowserIT {
    /** How many more nodes may be alive after the tenth answer than after the second, 50: one answer has thousands. */
    private static final int NODES = 50;

    /** How much more memory, 4 MiB: the cache of coloured code is limited, but not full after the second answer. */
    private static final double MEBIBYTES = 4;

    private static EmbeddedDocent docent;

    private Browser browser;
    private LongAnswerPage page;

    @BeforeAll
    static void start() throws Exception {
        docent = EmbeddedDocent.start(Map.of("docent.model.provider", "quotes"));
    }

    @AfterAll
    static void stop() throws Exception {
        docent.close();
    }

    @BeforeEach
    void open() {
        browser = Browser.open(docent.url());
        page = new LongAnswerPage(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void leavesFinishedBlocksAloneAndLooksAsIfItHadArrivedAtOnce() {
        var drawing = page.read("mixed", 10_000, LongAnswerPage.USUAL, true);
        assertEquals(List.of(), drawing.touched());
        assertTrue(drawing.selectionKept(), "the selection in a finished block was lost");
        assertTrue(page.looksAsIfItHadComeAtOnce("mixed", 10_000));
    }

    @Test
    void doesNotDrawWhatIsOutOfView() {
        page.read("mixed", 10_000, LongAnswerPage.FAST, false);
        // The first heading is far above the visible part.
        page.awaitNotDrawn("h3", 0);
        assertTrue(page.isDrawn("section", -1), "the end is not drawn");
    }

    @Test
    void drawsOneVeryLongBlockAsIfItHadArrivedAtOnce() {
        for (var kind : List.of("code", "paragraph", "list")) {
            page.read(kind, 10_000, LongAnswerPage.FAST, false);
            assertTrue(page.looksAsIfItHadComeAtOnce(kind, 10_000), kind);
        }
        page.read("table", 200, LongAnswerPage.FAST, false);
        assertTrue(page.looksAsIfItHadComeAtOnce("table", 200), "table");
    }

    @Test
    void leavesNothingOfTenAnswersBehind() {
        readAndLeave(2);
        var before = page.memory();
        readAndLeave(8);
        // What the browser releases a moment later is not a leak.
        long patience = Patience.deadline();
        for (var after = page.memory(); !isSameSize(before, after); after = page.memory()) {
            assertTrue(System.nanoTime() < patience, before + " became " + after);
        }
    }

    private static boolean isSameSize(LongAnswerPage.Memory before, LongAnswerPage.Memory after) {
        return after.listeners() <= before.listeners()
                && after.nodes() <= before.nodes() + NODES
                && after.heapMebibytes() < before.heapMebibytes() + MEBIBYTES;
    }

    private void readAndLeave(int answers) {
        for (int i = 0; i < answers; i++) {
            page.read("mixed", 10_000, LongAnswerPage.FAST, false);
            page.anew();
        }
    }
}
