package dev.docent.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The chat page with the test in the place of its server, its clock and the frames of its screen: it reads generated answers as fast as
 * the machine can, frame by frame.
 */
final class LongAnswerPage {
    /** The answers are generated from this number: the same everywhere. */
    private static final int SEED = 7;

    /** Tokens per second of answers whose frames nobody counts: fewer and larger ones. */
    static final int FAST = 2000;

    /** Tokens per second of a fast model: a frame has three or four. */
    static final int USUAL = 200;

    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Page page;
    private final CDPSession devTools;
    private final long process;

    /** What happened to the finished blocks of an answer. */
    record Drawing(int frames, List<?> touched, boolean selectionKept) {}

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
        page.locator(".prose pre span").first().waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        anew();
        process = processOfPage();
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
                ((Number) done.get("frames")).intValue(),
                (List<?>) done.get("touched"),
                Boolean.TRUE.equals(done.get("selection")));
    }

    /**
     * Measures what the main thread of a page works that is asked to do nothing.
     *
     * @return nanoseconds, ascending
     */
    long[] workOfInstruments(int times) throws IOException {
        var work = LongStream.builder();
        for (int i = 0; i < times; i++) {
            long before = processorTime();
            page.evaluate("longAnswer.nothing()");
            work.add(processorTime() - before);
        }
        return work.build().sorted().toArray();
    }

    /**
     * Has the page read an answer and measures what it works for each frame: the processor time of its main thread, which other work
     * on the machine does not touch.
     *
     * @return nanoseconds, ascending
     */
    long[] work(String kind, int size) throws IOException {
        page.evaluate(
                "([seed, kind, size]) => longAnswer.begin(longAnswer.writer(seed)[kind](size))",
                List.of(SEED, kind, size));
        var times = LongStream.builder();
        boolean more = true;
        while (more) {
            long before = processorTime();
            more = (Boolean) page.evaluate("longAnswer.next(1)");
            times.add(processorTime() - before);
        }
        page.evaluate("longAnswer.end()");
        return times.build().sorted().toArray();
    }

    /** What the main thread of the page's process has worked so far, in nanoseconds: Linux counts it. */
    private long processorTime() throws IOException {
        var counted = Files.readString(Path.of("/proc/" + process + "/task/" + process + "/schedstat"));
        return Long.parseLong(counted.substring(0, counted.indexOf(' ')));
    }

    /** Returns the process of the page: among those that draw pages the one that works while the page is kept busy. */
    private long processOfPage() {
        var before = processorTimes();
        page.evaluate("{ const end = performance.now() + 300; while (performance.now() < end); }");
        var worked = new TreeMap<Double, Long>();
        processorTimes().forEach((id, time) -> worked.put(time - before.getOrDefault(id, 0.0), id));
        return worked.lastEntry().getValue();
    }

    private static Map<Long, Double> processorTimes() {
        var session = Chromium.browser().newBrowserCDPSession();
        JsonObject found = session.send("SystemInfo.getProcessInfo");
        session.detach();
        var times = new HashMap<Long, Double>();
        for (var each : found.getAsJsonArray("processInfo")) {
            var info = each.getAsJsonObject();
            if (info.get("type").getAsString().equals("renderer")) {
                times.put(info.get("id").getAsLong(), info.get("cpuTime").getAsDouble());
            }
        }
        return times;
    }

    /** Returns whether the answer that was read last looks as if it had come at once. */
    boolean looksAsIfItHadComeAtOnce(String kind, int size) {
        return (Boolean) page.evaluate(
                "([seed, kind, size]) => longAnswer.isLikeAtOnce(longAnswer.writer(seed)[kind](size))",
                List.of(SEED, kind, size));
    }

    /** Returns whether the browser draws an element of the answer, the one with this index or, below zero, from the end. */
    boolean isDrawn(String selector, int index) {
        return (Boolean) page.evaluate(
                "([selector, index]) => [...document.querySelectorAll(`.prose ${selector}`)].at(index)"
                        + ".checkVisibility({ contentVisibilityAuto: true })",
                List.of(selector, index));
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
