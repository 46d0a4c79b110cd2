package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueuePlaceTest {
    private final Journal<Frame> journal = new Journal<>(Frame.CODEC);
    private final AnswerState state = new AnswerState();
    private final QueuePlace place = new QueuePlace(journal, state);

    @Test
    void leavingNeverWaitsForAReaderThatIsBeingToldThePlace() {
        var left = new ArrayList<Boolean>();
        journal.watch(() -> left.add(CompletableFuture.supplyAsync(state::take)
                .orTimeout(20, TimeUnit.SECONDS)
                .join()));

        place.tell(3);

        assertEquals(List.of(true), left);
    }

    /** Otherwise a thousand waiting clients would get a thousand events each second. */
    @Test
    void tellsALargePlaceAgainWhenItHasChangedByMoreThanATenth() {
        for (int before = 1000; before >= 0; before--) {
            place.tell(before);
        }

        var told = journal.framesAfter(0, 100).stream()
                .map(it -> ((Frame.Status) it.frame()).position())
                .toList();
        assertEquals(List.of(1000, 899, 809), told.subList(0, 3));
        assertEquals(List.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0), told.subList(told.size() - 10, told.size()));
        assertTrue(told.size() < 60, told::toString);
    }

    @Test
    void tellsAPlaceOnceAndOnlyWhileItWaits() {
        place.tell(2);
        place.tell(2);
        place.tell(1);
        assertTrue(state.take());
        place.tell(0);

        assertFalse(state.take());
        assertEquals(
                List.of(2, 1),
                journal.framesAfter(0, 10).stream()
                        .map(it -> ((Frame.Status) it.frame()).position())
                        .toList());
    }
}
