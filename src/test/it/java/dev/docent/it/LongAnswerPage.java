package dev.docent.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The chat page with the test in the place of its server, its clock and the frames of its screen: it reads generated answers as fast as
 * the machine can, and tells what it did for each frame.
 */
final class LongAnswerPage {
    /** The answers are generated from this number: the same everywhere. */
    private static final int SEED = 7;

    /** Tokens per second of answers whose frames nobody counts: fewer and larger ones. */
    static final int FAST = 2000;

    /** Tokens per second of a fast model. */
    static final int USUAL = 200;

    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Page page;
    private final CDPSession devTools;

    /** What the page did: times in milliseconds, the layout included and the painting not. */
    record Drawing(
            int frames, double p50, double p95, double p99, double max, List<?> touched, boolean selectionKept) {}

    /** What is alive after a collection of garbage. */
    record Memory(double heapMebibytes, int nodes, int listeners) {}

    /** Takes the page of a browser over. */
    LongAnswerPage(Browser browser) {
        page = browser.page();
        devTools = page.context().newCDPSession(page);
        page.addInitScript(script());
        page.reload();
        page.locator("#welcome h2").waitFor();
        // So that the highlighter is there.
        read("mixed", 4000, FAST, false);
        page.waitForFunction("document.querySelector('.prose pre span')", null, new WaitForFunctionOptions());
        anew();
    }

    private static Path script() {
        try {
            return Path.of(
                    LongAnswerPage.class.getResource("/browser/long-answer.js").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Has the page read an answer.
     *
     * @param kind {@code mixed}, {@code code}, {@code table} (whose size are rows), {@code paragraph} or {@code list}
     * @param size in characters
     * @param tokensPerSecond how fast it comes, a frame being a sixtieth of a second
     * @param watched whether to look at what happens to its finished blocks, which costs time
     */
    Drawing read(String kind, int size, int tokensPerSecond, boolean watched) {
        var done = (Map<?, ?>) page.evaluate(
                "([seed, kind, size, tokensPerSecond, watch]) =>"
                        + " longAnswer.read(longAnswer.writer(seed)[kind](size), { tokensPerSecond, watch })",
                List.of(SEED, kind, size, tokensPerSecond, watched));
        return new Drawing(
                number(done, "frames").intValue(),
                number(done, "p50").doubleValue(),
                number(done, "p95").doubleValue(),
                number(done, "p99").doubleValue(),
                number(done, "max").doubleValue(),
                (List<?>) done.get("touched"),
                Boolean.TRUE.equals(done.get("selection")));
    }

    private static Number number(Map<?, ?> from, String name) {
        return (Number) from.get(name);
    }

    /** Returns whether the answer that was read last looks as if it had come at once. */
    boolean looksAsIfItHadComeAtOnce(String kind, int size) {
        return (Boolean) page.evaluate(
                "([seed, kind, size]) => longAnswer.isLikeAtOnce(longAnswer.writer(seed)[kind](size))",
                List.of(SEED, kind, size));
    }

    /** Leaves the conversation. */
    void anew() {
        page.evaluate("longAnswer.anew()");
    }

    Memory memory() {
        devTools.send("HeapProfiler.collectGarbage");
        devTools.send("HeapProfiler.collectGarbage");
        var heap = devTools.send("Runtime.getHeapUsage");
        JsonObject counters = devTools.send("Memory.getDOMCounters");
        return new Memory(
                heap.get("usedSize").getAsDouble() / MEBIBYTE,
                counters.get("nodes").getAsInt(),
                counters.get("jsEventListeners").getAsInt());
    }
}
