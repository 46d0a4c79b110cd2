package dev.docent.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.docent.testing.ManualScheduler;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heartbeats behind proxies that cut silent connections. The test controls time. */
class PulseTest {
    private final ManualScheduler time = new ManualScheduler();
    private final EventStreams streams = new EventStreams(Duration.ofSeconds(15), time, time::nanoTime);
    private final Pulse pulse = new Pulse();

    @Test
    void beatsAsConfiguredWhileNobodyResumes() throws IOException {
        var output = open();

        time.advance(Duration.ofMillis(14_900));
        assertEquals("", output.flushed());
        time.advance(Duration.ofMillis(600));
        assertEquals("<beat>", output.flushed());
    }

    /** Ten minutes in steps of a tenth of a second. The client takes up to a second to resume. */
    @ParameterizedTest
    @CsvSource({"5, 0, 1", "5, 999, 1", "8, 500, 1", "14, 999, 1", "30, 0, 0", "60, 0, 0"})
    void tenSilentMinutesBehindAProxyCostAtMostOneCut(int proxySeconds, int returnMillis, int cuts) throws IOException {
        var output = open();
        int seen = 0;
        int before = 0;
        long written = time.nanoTime();
        for (int step = 0; step < 6_000; step++) {
            time.advance(Duration.ofMillis(100));
            if (output.flushed().length() > before) {
                before = output.flushed().length();
                written = time.nanoTime();
            } else if (time.nanoTime() - written
                    >= Duration.ofSeconds(proxySeconds).toNanos()) {
                seen++;
                time.advance(Duration.ofMillis(returnMillis));
                pulse.resumed();
                output = open();
                before = 0;
                written = time.nanoTime();
            }
        }
        assertEquals(cuts, seen);
    }

    @Test
    void whatIsLearnedStaysForLaterStreamsOfTheAnswer() throws IOException {
        open();
        time.advance(Duration.ofSeconds(4));
        pulse.resumed();
        open();
        pulse.resumed();
        var output = open();

        time.advance(Duration.ofMillis(2_500));
        assertEquals("<beat>", output.flushed());
    }

    @Test
    void aReaderWhoResumesLateShortensItStepByStep() throws IOException {
        open();
        time.advance(Duration.ofSeconds(14));
        pulse.resumed();
        open();
        time.advance(Duration.ofSeconds(5));
        pulse.resumed();
        var output = open();

        time.advance(Duration.ofSeconds(3));
        assertEquals("<beat>", output.flushed());
    }

    @Test
    void theSilenceEndsWhenTheServerSeesTheCut() throws IOException {
        var stream = streams.open(context(new ScriptedOutput()), feed(), pulse, () -> {});
        time.advance(Duration.ofSeconds(3));
        stream.abort();
        time.advance(Duration.ofSeconds(100));
        pulse.resumed();
        var output = open();

        time.advance(Duration.ofSeconds(2));
        assertEquals("<beat>", output.flushed());
    }

    @Test
    void aCutInMidStreamIsNotSilence() throws IOException {
        open();
        time.advance(Duration.ofMillis(900));
        pulse.resumed();
        var output = open();

        time.advance(Duration.ofSeconds(10));
        assertEquals("", output.flushed());
    }

    @Test
    void neverBeatsMoreThanOnceASecond() throws IOException {
        open();
        time.advance(Duration.ofMillis(1_000));
        pulse.resumed();
        var output = open();

        time.advance(Duration.ofSeconds(10));
        assertEquals("<beat>".repeat(10), output.flushed());
    }

    @Test
    void aStreamCountsAsOpenUntilItsEndHasBeenTold() throws IOException {
        var counted = new ArrayList<Integer>();
        var stream = streams.open(context(new ScriptedOutput()), feed(), pulse, () -> counted.add(streams.size()));

        stream.abort();

        assertEquals(List.of(1), counted);
        assertEquals(0, streams.size());
    }

    private ScriptedOutput open() throws IOException {
        var output = new ScriptedOutput();
        streams.open(context(output), feed(), pulse, () -> {});
        output.socketBecomesReady();
        return output;
    }

    private static AsyncContext context(ScriptedOutput output) throws IOException {
        AsyncContext context = mock();
        ServletResponse response = mock();
        when(context.getResponse()).thenReturn(response);
        when(response.getOutputStream()).thenReturn(output);
        return context;
    }

    /** The feed of a silent model. */
    private static Feed feed() {
        return new Feed() {
            @Override
            public byte[] next() {
                return NOTHING;
            }

            @Override
            public boolean hasEnded() {
                return false;
            }

            @Override
            public byte[] heartbeat() {
                return "<beat>".getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
