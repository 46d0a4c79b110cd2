package dev.docent.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Frame.Done DONE = new Frame.Done(Frame.Finish.STOP, null, 0, "", Map.of(), null);

    private final Journal<Frame> journal = new Journal<>(Frame.CODEC);

    @Test
    void numbersFramesFromOne() {
        assertEquals(1, journal.append(new Frame.Text("a")));
        assertEquals(2, journal.append(new Frame.Text("b")));
        assertEquals(2, journal.size());
    }

    @Test
    void givesEveryCursorEveryFrameOnceAndInOrder() {
        journal.append(new Frame.Text("a"));
        var early = journal.cursorAfter(0);
        assertEquals("a", texts(early.next(10)));
        journal.append(new Frame.Text("b"));
        journal.append(new Frame.Text("c"));
        var late = journal.cursorAfter(0);

        assertEquals("b", texts(early.next(1)));
        assertEquals("c", texts(early.next(10)));
        assertEquals("", texts(early.next(10)));
        assertEquals("abc", texts(late.next(10)));
    }

    @Test
    void aReaderThatFailsDisturbsNeitherTheWriterNorTheOtherReaders() {
        var woken = new ArrayList<Integer>();
        journal.watch(() -> {
            throw new NoClassDefFoundError("as the test requires");
        });
        journal.watch(() -> woken.add(journal.size()));

        assertEquals(1, journal.append(new Frame.Text("a")));
        assertEquals(2, journal.append(new Frame.Text("b")));

        assertEquals(List.of(1, 2), woken);
    }

    @Test
    void appendsOnlyWhileTheConditionHoldsAndNeverAfterTheEnd() {
        assertTrue(journal.appendIf(() -> true, new Frame.Text("a")));
        assertFalse(journal.appendIf(() -> false, new Frame.Text("b")));
        journal.append(DONE);
        assertFalse(journal.appendIf(() -> true, new Frame.Text("c")));

        assertEquals(2, journal.size());
    }

    @Test
    void beginsAfterTheFrameThatWasSeen() {
        journal.append(new Frame.Text("a"));
        journal.append(new Frame.Text("b"));

        assertEquals("b", texts(journal.cursorAfter(1).next(10)));
    }

    @Test
    void refusesAPositionThatDoesNotExistYet() {
        journal.append(new Frame.Text("a"));

        assertThrows(IllegalArgumentException.class, () -> journal.cursorAfter(2));
        assertThrows(IllegalArgumentException.class, () -> journal.cursorAfter(-1));
    }

    @Test
    void takesNothingAfterItsLastFrame() {
        journal.append(DONE);

        assertTrue(journal.hasEnded());
        assertThrows(IllegalStateException.class, () -> journal.append(new Frame.Text("late")));
        assertThrows(IllegalStateException.class, () -> journal.append(DONE));
        assertEquals(1, journal.size());
    }

    @Test
    void aCursorHasEndedOnceItHasReadTheLastFrame() {
        journal.append(new Frame.Text("a"));
        var cursor = journal.cursorAfter(0);
        cursor.next(10);
        assertFalse(cursor.hasEnded());
        journal.append(new Frame.Failed("x", "y", false, null));
        assertFalse(cursor.hasEnded());

        cursor.next(10);

        assertTrue(cursor.hasEnded());
        assertTrue(journal.cursorAfter(2).hasEnded());
        assertFalse(journal.cursorAfter(1).hasEnded());
    }

    @Test
    void wakesWatchersAfterEachFrameUntilTheyAreForgotten() {
        var seen = new ArrayList<Integer>();
        Runnable watcher = () -> seen.add(journal.size());
        journal.watch(watcher);
        journal.append(new Frame.Text("a"));
        journal.append(new Frame.Text("b"));
        journal.unwatch(watcher);
        journal.append(new Frame.Text("c"));

        assertEquals(List.of(1, 2), seen);
    }

    @Test
    void callsWatchersWithoutHoldingItsLock() {
        var read = new CompletableFuture<Integer>();
        journal.watch(() -> CompletableFuture.supplyAsync(journal::size)
                .orTimeout(Patience.SECONDS, TimeUnit.SECONDS)
                .thenAccept(read::complete)
                .join());

        journal.append(new Frame.Text("a"));

        assertEquals(1, read.getNow(0));
    }

    @Test
    void encodesAFrameOnceForAllReaders() {
        journal.append(new Frame.Text("a"));
        var first = journal.cursorAfter(0).next(1).get(0);
        var second = journal.cursorAfter(0).next(1).get(0);

        assertSame(first.encoded(frame -> new byte[] {1}), second.encoded(frame -> new byte[] {2}));
    }

    @Test
    void onlyTheNewestFrameKeepsItsBytes() {
        journal.append(new Frame.Text("a"));
        var first = journal.framesAfter(0, 1).get(0);
        assertEquals(1, first.encoded(frame -> new byte[] {1})[0]);

        journal.append(new Frame.Text("b"));

        assertEquals(2, first.encoded(frame -> new byte[] {2})[0]);
    }

    @Test
    void theNewestFramesAreTheSameObjectForAllReaders() {
        var journal = new Journal<>(Frame.CODEC);
        for (int i = 1; i <= 100; i++) {
            journal.append(new Frame.Text("a"));

            int newest = Math.min(i, FrameLog.BLOCK);
            var one = journal.framesAfter(i - newest, newest);
            var other = journal.framesAfter(i - newest, newest);
            for (int k = 0; k < newest; k++) {
                assertSame(one.get(k), other.get(k));
            }
        }
    }

    @Test
    void givesOldFramesAsTheyWereAppended() {
        var random = new Random(4711);
        for (int round = 0; round < 50; round++) {
            var journal = new Journal<>(Frame.CODEC, round);
            var appended = new ArrayList<Frame>();
            for (int i = 0; i < random.nextInt(150); i++) {
                var frame = anyFrame(random);
                appended.add(frame);
                journal.append(frame);
            }
            for (int k = 0; k < 200; k++) {
                int from = random.nextInt(appended.size() + 1);
                int limit = random.nextInt(200);
                var expected = appended.subList(from, Math.min(appended.size(), from + limit));

                var frames = journal.framesAfter(round + from, limit);

                assertEquals(expected, frames.stream().map(NumberedFrame::frame).toList());
                for (int n = 0; n < frames.size(); n++) {
                    assertEquals(round + from + n + 1, frames.get(n).number());
                }
            }
        }
    }

    private static Frame anyFrame(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Frame.Status(Phase.ASKING);
            case 1 -> new Frame.Text("");
            case 2 -> new Frame.Text("\uD83D");
            case 3 -> new Frame.Reasoning("\uDE00 thought " + random.nextInt());
            case 4 -> new Frame.Text("long ".repeat(random.nextInt(1000)));
            case 5 -> new Frame.Reasoning("x".repeat(1020 + random.nextInt(10)));
            default -> new Frame.Text("t\u00E4" + random.nextInt());
        };
    }

    @Test
    void continuesAfterMissingFrames() {
        var rest = new Journal<>(Frame.CODEC, 7);
        assertEquals(7, rest.size());
        assertEquals(8, rest.append(new Frame.Text("b")));

        assertEquals("b", texts(rest.cursorAfter(7).next(10)));
        assertThrows(IllegalArgumentException.class, () -> rest.cursorAfter(6));
    }

    private static String texts(List<NumberedFrame<Frame>> frames) {
        var text = new StringBuilder();
        frames.forEach(frame -> text.append(((Frame.Text) frame.frame()).text()));
        return text.toString();
    }
}
