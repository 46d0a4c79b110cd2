package dev.docent.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
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
 * The chat page, with its server, its clock and its animation frames replaced by the test. It reads generated answers
 * frame by frame, as fast as the machine can.
 */
final class LongAnswerPage {
    /** The seed of the generated answers, so that they are the same everywhere. */
    private static final int SEED = 7;

    /** Tokens per second of answers whose frames are not counted: fewer, larger frames. */
    static final int FAST = 2000;

    /** Tokens per second of a fast model: three or four per frame. */
    static final int USUAL = 200;

    /** How often a condition is looked at, in milliseconds: not with each animation frame, because those are the test's. */
    private static final double POLL = 20;

    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Page page;
    private final CDPSession devTools;
    private final long process;

    /** What happened to the finished blocks of an answer. */
    record Drawing(int frames, List<?> touched, boolean selectionKept) {}

    /** What is alive after a garbage collection. */
    record Memory(double heapMebibytes, int nodes, int listeners) {}

    /** Takes over the page of a browser. */
    LongAnswerPage(Browser browser) {
        page = browser.page();
        devTools = page.context().newCDPSession(page);
        page.addInitScript(script());
        page.reload();
        page.locator("#welcome h2").waitFor();
        // Loads the highlighter.
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
     * Makes the page read an answer.
     *
     * @param kind {@code mixed}, {@code code}, {@code table}, {@code paragraph} or {@code list}
     * @param size in characters; for a table, in rows
     * @param tokensPerSecond how fast it arrives; a frame is a sixtieth of a second
     * @param watched whether to record what happens to its finished blocks, which costs time
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
     * Measures the processor time of the main thread of an idle page.
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
     * Makes the page read an answer and measures the processor time of its main thread for each frame, which other work
     * on the machine does not affect.
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

    /** Returns the processor time of the page's main thread so far, in nanoseconds, as Linux counts it. */
    private long processorTime() throws IOException {
        var counted = Files.readString(Path.of("/proc/" + process + "/task/" + process + "/schedstat"));
        return Long.parseLong(counted.substring(0, counted.indexOf(' ')));
    }

    /** Returns the process of the page: the renderer that works while the page is kept busy. */
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

    /** Returns whether the last answer looks as if it had arrived at once. */
    boolean looksAsIfItHadComeAtOnce(String kind, int size) {
        return (Boolean) page.evaluate(
                "([seed, kind, size]) => longAnswer.isLikeAtOnce(longAnswer.writer(seed)[kind](size))",
                List.of(SEED, kind, size));
    }

    /**
     * Returns whether the browser draws an element of the answer. @param index counted from 0 or, if negative, from the
     * end
     */
    boolean isDrawn(String selector, int index) {
        return (Boolean) page.evaluate(
                "([selector, index]) => [...document.querySelectorAll(`.prose ${selector}`)].at(index)"
                        + ".checkVisibility({ contentVisibilityAuto: true })",
                List.of(selector, index));
    }

    /** Waits until the browser no longer draws an element, which it decides with its next frame. */
    void awaitNotDrawn(String selector, int index) {
        page.waitForFunction(
                "([selector, index]) => ![...document.querySelectorAll(`.prose ${selector}`)].at(index)"
                        + ".checkVisibility({ contentVisibilityAuto: true })",
                List.of(selector, index),
                new WaitForFunctionOptions().setPollingInterval(POLL));
    }

    /** Closes the conversation. */
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
