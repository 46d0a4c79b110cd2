package dev.docent.conversation;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Language;
import dev.docent.corpus.Narrowing;
import dev.docent.journal.Frame;
import dev.docent.journal.Phase;
import dev.docent.security.Caller;
import dev.docent.testing.ManualClock;
import dev.docent.testing.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every conversation store must do. A subclass says how to open its implementation. */
abstract class ConversationStoreContract {
    protected static final Instant ASKED = Instant.parse("2026-03-01T10:00:00.123Z");
    protected static final Instant NOW = Instant.parse("2026-03-02T08:30:00.456Z");

    protected static final Frame ASKING = new Frame.Status(Phase.ASKING);
    protected static final Frame SOURCES = new Frame.Sources(List.of());
    protected static final Frame NOTICE = new Frame.Notice("x", "Watch out.");
    protected static final Frame CITATIONS = new Frame.Citations(List.of(1));
    protected static final Frame DONE = new Frame.Done(Frame.Finish.STOP, null, 0, "", Map.of("total", 7L), null);

    private final ManualClock clock = new ManualClock(NOW);

    protected ConversationStore store;

    /** Opens an empty store with this clock. */
    protected abstract ConversationStore open(Clock clock);

    @BeforeEach
    void openEmpty() {
        store = open(clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    protected static Turn running(String answer, String conversation, String question, Instant askedAt) {
        return Turn.begin(answer, conversation, new AskedQuestion(question, "quotes", askedAt));
    }

    protected static Turn running(String answer, String conversation) {
        return running(answer, conversation, "How do I install it?", ASKED);
    }

    protected static Turn ended(Turn turn, String text, Frame... shown) {
        return turn.ended(text, TurnStatus.DONE, List.of(shown), turn.askedAt().plusMillis(1500));
    }

    /** Begins a turn and ends it with all its data. */
    protected void beginAndEnd(Caller caller, String title, Turn begun, String text) {
        end(store.begin(caller, title, begun).journal(), ended(begun, text, DONE));
    }

    /** Ends a turn of which nothing was written while it ran. */
    protected void end(long journal, Turn turn) {
        store.end(turn, new TurnPart(journal, 2, List.of(new Frame.Text(turn.text()), DONE)));
    }

    private List<String> found(String query) {
        return store.conversations(caller("alice"), query, null, 100).stream()
                .map(Conversation::id)
                .toList();
    }

    @Test
    void beginsAConversationWithItsFirstTurn() {
        store.begin(caller("alice"), "Installing", running("a1", "c1"));

        assertEquals(
                Optional.of(new Conversation("c1", "alice", "Installing", ASKED, ASKED, false)),
                store.conversation(caller("alice"), "c1"));
        assertEquals(Optional.of(running("a1", "c1")), store.turn(caller("alice"), "a1"));
        assertEquals(List.of(running("a1", "c1")), turns("alice", "c1"));
    }

    @Test
    void addsATurnToAnExistingConversationAndKeepsItsTitle() {
        var later = ASKED.plusSeconds(60);
        store.begin(caller("alice"), "Installing", running("a1", "c1"));
        store.begin(caller("alice"), "Another title", running("a2", "c1", "And on Windows?", later));

        assertEquals(
                Optional.of(new Conversation("c1", "alice", "Installing", ASKED, later, false)),
                store.conversation(caller("alice"), "c1"));
        assertEquals(
                List.of("a1", "a2"),
                turns("alice", "c1").stream().map(Turn::answer).toList());
    }

    @Test
    void keepsTheOrderOfTurnsAskedInTheSameMillisecond() {
        var answers = IntStream.range(0, 20).mapToObj(i -> "a" + (97 * i % 101)).toList();
        answers.forEach(answer -> store.begin(caller("alice"), "t", running(answer, "c1")));

        assertEquals(answers, turns("alice", "c1").stream().map(Turn::answer).toList());
    }

    @Test
    void replacesWhatAnAnswerHasBecome() {
        var turn = running("a1", "c1");
        beginAndEnd(caller("alice"), "t", turn, "Run the installer [1].");

        assertEquals(Optional.of(ended(turn, "Run the installer [1].", DONE)), store.turn(caller("alice"), "a1"));
    }

    @Test
    void updatesOnlyTheTurnWithThatAnswer() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        beginAndEnd(caller("alice"), "t", running("a2", "c1"), "Second.");

        assertEquals(Optional.of(running("a1", "c1")), store.turn(caller("alice"), "a1"));
    }

    @Test
    void ignoresAnUpdateOfADeletedConversation() {
        long journal = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.delete(caller("alice"), "c1");
        end(journal, ended(running("a1", "c1"), "Too late."));

        assertEquals(Optional.empty(), store.turn(caller("alice"), "a1"));
    }

    @Test
    void hidesWhatBelongsToSomebodyElse() {
        store.begin(caller("alice"), "Installing", running("a1", "c1"));

        assertEquals(Optional.empty(), store.conversation(caller("bob"), "c1"));
        assertEquals(Optional.empty(), store.turn(caller("bob"), "a1"));
        assertEquals(List.of(), turns("bob", "c1"));
        assertEquals(List.of(), store.conversations(caller("bob"), "", null, 10));
        assertEquals(List.of(), store.conversations(caller("bob"), "installing", null, 10));
        assertFalse(store.change(caller("bob"), "c1", new ConversationChange("Mine", true)));
        assertFalse(store.delete(caller("bob"), "c1"));
        assertEquals(
                "Installing",
                store.conversation(caller("alice"), "c1").orElseThrow().title());
    }

    @Test
    void keepsAConversationForACallerWhoseNameAndGroupsHaveChanged() {
        store.begin(new Caller("alice", "alice", Set.of()), "Installing", running("a1", "c1"));

        var renamed = new Caller("alice", "Alice Liddell", Set.of("readers"));
        assertEquals("alice", store.conversation(renamed, "c1").orElseThrow().owner());
        assertTrue(store.turn(renamed, "a1").isPresent());
    }

    @Test
    void refusesATurnInSomebodyElsesConversation() {
        store.begin(caller("alice"), "t", running("a1", "c1"));

        assertThrows(IllegalArgumentException.class, () -> store.begin(caller("bob"), "t", running("a2", "c1")));
        assertEquals(List.of(running("a1", "c1")), turns("alice", "c1"));
        assertEquals(Optional.empty(), store.turn(caller("bob"), "a2"));
    }

    @Test
    void refusesAnAnswerThatAlreadyExists() {
        store.begin(caller("alice"), "t", running("a1", "c1"));

        assertThrows(IllegalArgumentException.class, () -> store.begin(caller("alice"), "t", running("a1", "c2")));
        assertEquals(Optional.empty(), store.conversation(caller("alice"), "c2"));
        assertEquals("c1", store.turn(caller("alice"), "a1").orElseThrow().conversation());
    }

    @Test
    void refusesToBeginATurnThatHasEnded() {
        assertThrows(
                IllegalArgumentException.class,
                () -> store.begin(caller("alice"), "t", ended(running("a1", "c1"), "Done before it began.")));
    }

    @Test
    void listsTheLastUpdatedConversationFirstUpToTheLimit() {
        store.begin(caller("alice"), "old", running("a1", "c1", "q", ASKED));
        store.begin(caller("alice"), "new", running("a2", "c2", "q", ASKED.plusSeconds(10)));
        store.begin(caller("alice"), "revived", running("a3", "c3", "q", ASKED.minusSeconds(10)));
        store.begin(caller("alice"), "revived", running("a4", "c3", "q", ASKED.plusSeconds(20)));

        assertEquals(List.of("c3", "c2", "c1"), found(""));
        assertEquals(List.of("c3", "c2", "c1"), found("  \t "));
        assertEquals(
                List.of("c3", "c2"),
                store.conversations(caller("alice"), "", null, 2).stream()
                        .map(Conversation::id)
                        .toList());
        assertEquals(List.of(), store.conversations(caller("alice"), "", null, 0));
    }

    @Test
    void findsWordsInTitleQuestionAndAnswer() {
        store.begin(caller("alice"), "Kubernetes", running("a1", "c1", "How do I scale?", ASKED));
        store.begin(caller("alice"), "Second", running("a2", "c2", "What is a Kubernetes pod?", ASKED));
        beginAndEnd(caller("alice"), "Third", running("a3", "c3", "q", ASKED), "Use kubernetes-cli.\nThen scale it.");
        store.begin(caller("alice"), "Fourth", running("a4", "c4", "Docker?", ASKED));

        assertEquals(
                List.of("c1", "c2", "c3"), found("kubernetes").stream().sorted().toList());
        assertEquals(
                List.of("c1", "c3"),
                found(" SCALE\tkuberNETES ").stream().sorted().toList());
        assertEquals(List.of(), found("kubernetes docker"));
    }

    @Test
    void findsLettersOutsideAsciiInAnyCase() {
        store.begin(caller("alice"), "Die Größe ÄNDERN", running("a1", "c1", "ПРИВЕТ, как дела?", ASKED));

        assertEquals(List.of("c1"), found("GRÖßE ändern привет"));
    }

    @Test
    void findsTextAfterANulCharacter() {
        store.begin(caller("alice"), "t", running("a1", "c1", "before \0 behind", ASKED));

        assertEquals(List.of("c1"), found("behind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "c!d", "e\\f", "it's", "\"quoted\"", "[ab]", "*", "?", ":name", "<x>"})
    void readsEveryCharacterOfTheQueryLiterally(String word) {
        store.begin(caller("alice"), "with " + word + " inside", running("a1", "c1", "q1", ASKED));
        store.begin(caller("alice"), "100 aXb cXd eXf a X", running("a2", "c2", "q2", ASKED));

        assertEquals(List.of("c1"), found(word));
    }

    @Test
    void survivesAnEndlessQuery() {
        store.begin(caller("alice"), "word", running("a1", "c1"));

        assertEquals(List.of("c1"), found("word ".repeat(20_000)));
        assertEquals(List.of(), found("x".repeat(200_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  leading and trailing \n\n",
                "\r\n\t\u000b\f\u0085\u2028 ",
                "nul \u0000 in the middle, and at the end \u0000",
                "\u0000",
                "emoji 👩‍👩‍👧‍👦 \uD83D\uDE80 and \uFEFF and \uFFFF",
                "e\u0301 is not \u00e9",
                "'; drop table turn; --"
            })
    void keepsTextExactly(String text) {
        var turn = running("a1", "c1", text, ASKED);
        beginAndEnd(caller("alice"), text, turn, text);

        assertEquals(
                text, store.conversation(caller("alice"), "c1").orElseThrow().title());
        assertEquals(text, store.turn(caller("alice"), "a1").orElseThrow().question());
        assertEquals(text, store.turn(caller("alice"), "a1").orElseThrow().text());
    }

    @Test
    void keepsAVeryLongAnswer() {
        var text = "0123456789 ß€😀\n".repeat(70_000);
        beginAndEnd(caller("alice"), "t", running("a1", "c1"), text);

        assertEquals(text, store.turn(caller("alice"), "a1").orElseThrow().text());
    }

    @Test
    void renamesAConversation() {
        store.begin(caller("alice"), "t", running("a1", "c1"));

        assertTrue(store.change(caller("alice"), "c1", new ConversationChange("Another Title", null)));
        assertEquals(
                Optional.of(new Conversation("c1", "alice", "Another Title", ASKED, NOW, false)),
                store.conversation(caller("alice"), "c1"));
        assertEquals(List.of("c1"), found("another"));
        assertFalse(store.change(caller("alice"), "unknown", new ConversationChange("x", null)));
    }

    @Test
    void pinnedConversationsAreListedFirst() {
        store.begin(caller("alice"), "old", running("a1", "c1", "q", ASKED));
        store.begin(caller("alice"), "middle", running("a2", "c2", "q", ASKED.plusSeconds(10)));
        store.begin(caller("alice"), "new", running("a3", "c3", "q", ASKED.plusSeconds(20)));

        assertTrue(store.change(caller("alice"), "c1", new ConversationChange(null, true)));

        assertEquals(List.of("c1", "c3", "c2"), found(""));
        assertEquals(
                Optional.of(new Conversation("c1", "alice", "old", ASKED, ASKED, true)),
                store.conversation(caller("alice"), "c1"));

        store.begin(caller("alice"), "old", running("a4", "c1", "q", ASKED.plusSeconds(5)));
        assertEquals(List.of("c1", "c3", "c2"), found(""));

        assertTrue(store.change(caller("alice"), "c1", new ConversationChange(null, false)));
        assertEquals(List.of("c3", "c2", "c1"), found(""));
    }

    @Test
    void aNewTitleLeavesThePin() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.change(caller("alice"), "c1", new ConversationChange(null, true));

        store.change(caller("alice"), "c1", new ConversationChange("Another", null));

        assertEquals(
                Optional.of(new Conversation("c1", "alice", "Another", ASKED, NOW, true)),
                store.conversation(caller("alice"), "c1"));
    }

    @Test
    void listsTheConversationsAfterOneInPages() {
        for (int i = 1; i <= 7; i++) {
            // Two at a time are updated at the same moment.
            store.begin(caller("alice"), "t", running("a" + i, "c" + i, "q", ASKED.plusSeconds(i / 2)));
        }
        store.change(caller("alice"), "c3", new ConversationChange(null, true));
        store.change(caller("alice"), "c1", new ConversationChange(null, true));
        store.begin(caller("bob"), "t", running("b1", "d1", "q", ASKED.plusSeconds(60)));
        var all = found("");
        assertEquals(List.of("c3", "c1", "c6", "c7", "c4", "c5", "c2"), all);

        for (int i = 0; i < all.size(); i++) {
            assertEquals(
                    all.subList(i + 1, Math.min(all.size(), i + 4)),
                    ids(store.conversations(caller("alice"), "", all.get(i), 3)),
                    "after " + all.get(i));
        }
        assertEquals(List.of(), store.conversations(caller("alice"), "", "d1", 3), "somebody else's");
        assertEquals(List.of(), store.conversations(caller("alice"), "", "unknown", 3));
    }

    private static List<String> ids(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::id).toList();
    }

    @Test
    void aDeletedConversationIsRestoredWithWhatWasWrittenSince() {
        long journal = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.change(caller("alice"), "c1", new ConversationChange(null, true));
        var before = store.conversation(caller("alice"), "c1");
        store.delete(caller("alice"), "c1");
        end(journal, ended(running("a1", "c1"), "Press the button.", DONE));
        assertEquals(List.of(), found(""));
        assertEquals(List.of(), store.frames(caller("alice"), "a1"));
        assertFalse(store.change(caller("alice"), "c1", new ConversationChange("x", false)));

        assertTrue(store.restore(caller("alice"), "c1"));

        assertEquals(before, store.conversation(caller("alice"), "c1"));
        assertEquals(
                "Press the button.",
                store.turn(caller("alice"), "a1").orElseThrow().text());
        assertFalse(store.restore(caller("alice"), "c1"), "it is there already");
    }

    @Test
    void onlyWhoDeletedAConversationRestoresIt() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        assertFalse(store.restore(caller("alice"), "c1"), "it was not deleted");
        store.delete(caller("alice"), "c1");

        assertFalse(store.restore(caller("bob"), "c1"));
        assertFalse(store.restore(caller("alice"), "unknown"));
        assertThrows(IllegalArgumentException.class, () -> store.begin(caller("bob"), "t", running("b1", "c1")));
        assertTrue(store.restore(caller("alice"), "c1"));
    }

    @Test
    void aDeletedConversationIsRestoredForTenMinutesAndThenGone() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.begin(caller("alice"), "t", running("a2", "c2"));
        store.delete(caller("alice"), "c1");
        clock.advance(Duration.ofMinutes(10));
        store.forget(ASKED.minusSeconds(1));
        assertTrue(store.restore(caller("alice"), "c1"), "after ten minutes");
        store.delete(caller("alice"), "c1");
        clock.advance(Duration.ofMinutes(10).plusMillis(1));

        assertFalse(store.restore(caller("alice"), "c1"), "after more than ten minutes");
        store.forget(ASKED.minusSeconds(1));
        clock.advance(Duration.ofMinutes(-1));
        assertFalse(store.restore(caller("alice"), "c1"), "it is deleted for good");
        assertEquals(List.of("c2"), found(""));
    }

    @Test
    void deletesAConversationWithItsTurns() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.begin(caller("alice"), "t", running("a2", "c2"));

        assertTrue(store.delete(caller("alice"), "c1"));
        assertEquals(Optional.empty(), store.conversation(caller("alice"), "c1"));
        assertEquals(Optional.empty(), store.turn(caller("alice"), "a1"));
        assertEquals(List.of("c2"), found(""));
        assertFalse(store.delete(caller("alice"), "c1"));
        store.begin(caller("alice"), "t", running("a3", "c1"));
        assertEquals(List.of(running("a3", "c1")), turns("alice", "c1"));
    }

    @Test
    void interruptsEveryRunningTurnAndNoOther() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.begin(caller("bob"), "t", running("a2", "c2"));
        var finished = running("a3", "c1");
        beginAndEnd(caller("alice"), "t", finished, "Whole.");

        assertEquals(2, store.interruptRunning());
        assertEquals(
                TurnStatus.INTERRUPTED,
                store.turn(caller("alice"), "a1").orElseThrow().status());
        assertEquals(NOW, store.turn(caller("bob"), "a2").orElseThrow().endedAt());
        assertEquals(Optional.of(ended(finished.after("a1"), "Whole.", DONE)), store.turn(caller("alice"), "a3"));
        assertEquals(0, store.interruptRunning());
    }

    @Test
    void returnsTheLatestTurnsPageByPage() {
        for (int i = 1; i <= 7; i++) {
            store.begin(caller("alice"), "t", running("a" + i, "c1"));
        }

        var last = store.turns(caller("alice"), "c1", null, 3, 1000);
        var middle = store.turns(caller("alice"), "c1", "a5", 3, 1000);
        var first = store.turns(caller("alice"), "c1", "a2", 3, 1000);

        assertEquals(List.of("a5", "a6", "a7"), answers(last));
        assertEquals(List.of("a2", "a3", "a4"), answers(middle));
        assertEquals(List.of("a1"), answers(first));
        assertEquals(List.of(true, true, false), List.of(last.hasEarlier(), middle.hasEarlier(), first.hasEarlier()));
        assertEquals(List.of(), answers(store.turns(caller("alice"), "c1", "a1", 3, 1000)));
        assertEquals(List.of(), answers(store.turns(caller("alice"), "c1", "unknown", 3, 1000)));
        assertEquals(List.of(), answers(store.turns(caller("bob"), "c1", null, 3, 1000)));
        assertEquals(7, store.countTurns(caller("alice"), "c1"));
        assertEquals(0, store.countTurns(caller("bob"), "c1"));
    }

    @Test
    void aPageEndsWithTheTurnThatMakesItLong() {
        for (int i = 1; i <= 4; i++) {
            beginAndEnd(caller("alice"), "t", running("a" + i, "c1"), "x".repeat(100));
        }

        var page = store.turns(caller("alice"), "c1", null, 10, 150);

        assertEquals(List.of("a3", "a4"), answers(page));
        assertTrue(page.hasEarlier());
        assertEquals(List.of("a4"), answers(store.turns(caller("alice"), "c1", null, 10, 1)));
    }

    @Test
    void eachTurnFollowsTheLastOneOfItsConversation() {
        var first = store.begin(caller("alice"), "t", running("a1", "c1"));
        store.begin(caller("alice"), "t", running("b1", "c2"));
        var second = store.begin(caller("alice"), "t", running("a2", "c1"));
        beginAndEnd(caller("alice"), "t", running("a3", "c1"), "Three.");

        assertEquals(running("a1", "c1"), first.turn());
        assertEquals(running("a2", "c1").after("a1"), second.turn());
        assertEquals(Optional.of(second.turn()), store.turn(caller("alice"), "a2"));
        assertEquals("a2", store.turn(caller("alice"), "a3").orElseThrow().parent());
        assertNull(store.turn(caller("alice"), "b1").orElseThrow().parent());
        assertEquals(Optional.of("a3"), store.last(caller("alice"), "c1"));
        assertEquals(Optional.empty(), store.last(caller("bob"), "c1"));
        assertEquals(Optional.empty(), store.last(caller("alice"), "unknown"));
    }

    @Test
    void aPathLeadsFromParentToParentUpToItsLimits() {
        for (int i = 1; i <= 5; i++) {
            beginAndEnd(caller("alice"), "t", running("a" + i, "c1", "", ASKED), "x".repeat(100));
            beginAndEnd(caller("alice"), "t", running("b" + i, "c2", "", ASKED), "other");
        }

        assertEquals(List.of("a1", "a2", "a3", "a4", "a5"), path("alice", "a5", 10, 1000));
        assertEquals(List.of("a1", "a2"), path("alice", "a2", 10, 1000));
        assertEquals(List.of("a1"), path("alice", "a1", 10, 1000));
        assertEquals(List.of("a3", "a4"), path("alice", "a4", 2, 1000));
        assertEquals(List.of("a4", "a5"), path("alice", "a5", 10, 101));
        assertEquals(List.of("a5"), path("alice", "a5", 10, 100));
        assertEquals(List.of(), path("bob", "a5", 10, 1000));
        assertEquals(List.of(), path("alice", "unknown", 10, 1000));
    }

    private List<String> path(String user, String answer, int limit, long chars) {
        return store.path(caller(user), answer, limit, chars).stream()
                .map(Turn::answer)
                .toList();
    }

    private static List<String> answers(TurnPage page) {
        return page.turns().stream().map(Turn::answer).toList();
    }

    @Test
    void theFramesOfATurnCanBeReadBeforeTheNextStart() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        long a2 = store.begin(caller("alice"), "t", running("a2", "c1")).journal();
        store.append(List.of(part(a1, 2, ASKING, SOURCES, text("abc")), part(a2, 2, text("a"))));
        store.append(List.of(part(a1, 5, text("de"))));
        assertEquals(
                List.of(start("a1"), ASKING, SOURCES, text("abc"), text("de")), store.frames(caller("alice"), "a1"));
        store.end(ended(running("a1", "c1"), "abcde"), part(a1, 6, CITATIONS, DONE));

        assertEquals(
                List.of(start("a1"), ASKING, SOURCES, text("abc"), text("de"), CITATIONS, DONE),
                store.frames(caller("alice"), "a1"));
        assertEquals(List.of(), store.frames(caller("bob"), "a1"));
        assertEquals(List.of(), store.frames(caller("alice"), "unknown"));
    }

    @Test
    void framesOfAnswersThatRunTogetherAreNotMixed() {
        var journals = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            journals.add(
                    store.begin(caller("alice"), "t", running("a" + i, "c1")).journal());
        }
        for (int batch = 0; batch < 20; batch++) {
            int frame = batch + 2;
            store.append(journals.stream()
                    .map(journal -> part(journal, frame, text(journal + " ")))
                    .toList());
        }
        for (int i = 0; i < 5; i++) {
            var expected = new ArrayList<>(List.of(start("a" + i)));
            expected.addAll(Collections.nCopies(20, text(journals.get(i) + " ")));
            assertEquals(expected, store.frames(caller("alice"), "a" + i));
        }
    }

    @Test
    void everyFrameComesBackAsItWas() {
        var all = new ArrayList<Frame>();
        for (var kind : Frame.class.getPermittedSubclasses()) {
            all.add((Frame) Samples.full(kind));
            all.add((Frame) Samples.bare(kind));
        }
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.append(List.of(new TurnPart(a1, 2, all)));
        var shown = Turn.shown(all.stream());
        store.end(
                running("a1", "c1").ended("", TurnStatus.DONE, shown, NOW),
                new TurnPart(a1, 2 + all.size(), List.of()));

        assertEquals(all, store.frames(caller("alice"), "a1").subList(1, 1 + all.size()));
        assertEquals(shown, store.turn(caller("alice"), "a1").orElseThrow().frames());
    }

    protected final List<Turn> turns(String user, String conversation) {
        return store.turns(caller(user), conversation, null, Integer.MAX_VALUE - 1, Long.MAX_VALUE)
                .turns();
    }

    protected static TurnPart part(long journal, int firstFrame, Frame... frames) {
        return new TurnPart(journal, firstFrame, List.of(frames));
    }

    protected static Frame text(String delta) {
        return new Frame.Text(delta);
    }

    protected static Frame start(String answer) {
        return running(answer, "c1").start();
    }

    @Test
    void anInterruptedTurnHasTheTextAndTheSourcesThatWereWritten() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        long a2 = store.begin(caller("bob"), "t", running("a2", "c2")).journal();
        store.append(List.of(part(a1, 2, ASKING, SOURCES, text("Hello ")), part(a2, 2, text("Hi"))));
        store.append(List.of(part(a1, 5, text("WORLD"), text("!".repeat(40)))));

        assertEquals(2, store.interruptRunning());

        var turn = store.turn(caller("alice"), "a1").orElseThrow();
        assertEquals("Hello WORLD" + "!".repeat(40), turn.text());
        assertEquals(List.of(SOURCES), turn.frames());
        assertEquals(
                List.of(start("a1"), ASKING, SOURCES, text("Hello "), text("WORLD"), text("!".repeat(40))),
                store.frames(caller("alice"), "a1"));
        assertEquals("Hi", store.turn(caller("bob"), "a2").orElseThrow().text());
        assertEquals(List.of(), store.frames(caller("alice"), "a2"));
        assertEquals(List.of("c1"), found("world"));
    }

    @Test
    void theNoticesOfATurnAreStoredWhetherItWasCutOrComplete() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        long a2 = store.begin(caller("alice"), "t", running("a2", "c1")).journal();
        store.append(List.of(part(a1, 2, ASKING, SOURCES, NOTICE), part(a2, 2, NOTICE)));
        store.end(ended(running("a2", "c1"), "abc", NOTICE, DONE), part(a2, 3, text("abc"), CITATIONS, DONE));
        store.interruptRunning();

        assertEquals(
                List.of(SOURCES, NOTICE),
                store.turn(caller("alice"), "a1").orElseThrow().frames());
        assertEquals(
                List.of(NOTICE, DONE),
                store.turn(caller("alice"), "a2").orElseThrow().frames());
        assertEquals(List.of(start("a1"), ASKING, SOURCES, NOTICE), store.frames(caller("alice"), "a1"));
    }

    @Test
    void aTurnThatWasCutAtItsVeryBeginningHasItsFirstFrame() {
        store.begin(caller("alice"), "t", running("a1", "c1"));

        store.interruptRunning();

        assertEquals(List.of(start("a1")), store.frames(caller("alice"), "a1"));
    }

    @Test
    void nothingIsAddedToATurnThatWasDeletedAndNoOtherGetsItsFrames() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.append(List.of(part(a1, 2, text("a"))));
        store.delete(caller("alice"), "c1");
        store.forget(NOW);
        long a2 = store.begin(caller("bob"), "t", running("a2", "c2")).journal();
        store.append(List.of(part(a1, 3, text("b")), part(a2, 2, text("c"))));

        assertEquals(List.of(), store.frames(caller("alice"), "a1"));
        assertEquals(List.of(running("a2", "c2").start(), text("c")), store.frames(caller("bob"), "a2"));
    }

    @Test
    void aPartThatIsWrittenAgainWithMoreIsStoredOnce() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.append(List.of(part(a1, 1, start("a1"), text("a"), text("bcd"))));
        store.append(List.of(part(a1, 2, text("a"), text("bcd"), text("ef"))));
        store.append(List.of(part(a1, 2, text("a"))));

        store.interruptRunning();

        assertEquals("abcdef", store.turn(caller("alice"), "a1").orElseThrow().text());
        assertEquals(List.of(start("a1"), text("a"), text("bcd"), text("ef")), store.frames(caller("alice"), "a1"));
    }

    @Test
    void anEndedTurnKeepsItsTextItsSourcesAndItsFrames() {
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        store.append(List.of(part(a1, 2, SOURCES, text("abcd"))));
        store.end(ended(running("a1", "c1"), "abcdef", SOURCES, DONE), part(a1, 4, text("ef"), CITATIONS, DONE));

        assertEquals(0, store.interruptRunning());

        var turn = store.turn(caller("alice"), "a1").orElseThrow();
        assertEquals("abcdef", turn.text());
        assertEquals(List.of(SOURCES, DONE), turn.frames());
        assertEquals(
                List.of(start("a1"), SOURCES, text("abcd"), text("ef"), CITATIONS, DONE),
                store.frames(caller("alice"), "a1"));
    }

    @Test
    void turnsThatEndedBeforeATimeHaveNoFrames() {
        beginAndEnd(caller("alice"), "t", running("a1", "c1", "q", ASKED), "one");
        beginAndEnd(caller("alice"), "t", running("a2", "c1", "q", ASKED.plusSeconds(1)), "two");
        long a3 = store.begin(caller("alice"), "t", running("a3", "c1")).journal();

        store.forget(ASKED.plusMillis(1501));
        store.append(List.of(part(a3, 2, text("three"))));

        assertEquals(List.of(), store.frames(caller("alice"), "a1"));
        assertEquals(List.of(start("a2"), text("two"), DONE), store.frames(caller("alice"), "a2"));
        assertEquals(List.of(start("a3"), text("three")), store.frames(caller("alice"), "a3"));
        assertEquals("one", store.turn(caller("alice"), "a1").orElseThrow().text());
    }

    @Test
    void framesOfAnInterruptedTurnAreForgottenLikeThoseOfAnEndedOne() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.interruptRunning();
        store.begin(caller("alice"), "t", running("a2", "c1"));
        store.forget(NOW);
        assertEquals(List.of(start("a1")), store.frames(caller("alice"), "a1"));

        store.forget(NOW.plusMillis(1));

        assertEquals(List.of(), store.frames(caller("alice"), "a1"));
    }

    @Test
    void findsATurnByItsIdempotencyKeyForItsUserOnly() {
        store.begin(caller("alice"), "t", withKey("a1", "c1", ASKED));
        store.begin(caller("alice"), "t", withKey("a2", "c1", ASKED.plusSeconds(1)));
        store.begin(caller("bob"), "t", withKey("a3", "c3", ASKED.plusSeconds(2)));

        assertEquals("a2", store.turnOfKey(caller("alice"), "k").orElseThrow().answer());
        assertEquals(Optional.empty(), store.turnOfKey(caller("carol"), "k"));
        assertEquals(Optional.empty(), store.turnOfKey(caller("alice"), "l"));
    }

    private static final Narrowing SCOPE = new Narrowing(
            Set.of("shop", "x'y"), Set.of("**/\u00fc.md"), Set.of(Language.JAVA, Language.PROTOCOL_BUFFERS));

    private static Turn withKey(String answer, String conversation, Instant askedAt) {
        return Turn.begin(answer, conversation, new AskedQuestion("q", "quotes", askedAt, "a0", "k", SCOPE));
    }

    @Test
    void keepsWhatASearchWasLimitedTo() {
        var turn = withKey("a1", "c1", ASKED);
        store.begin(caller("alice"), "t", turn);

        assertEquals(SCOPE, store.turn(caller("alice"), "a1").orElseThrow().scope());
        store.begin(caller("alice"), "t", running("a2", "c1"));
        assertEquals(
                Narrowing.NONE, store.turn(caller("alice"), "a2").orElseThrow().scope());
    }

    @Test
    void findsCapitalsOutsideAsciiInAnAnswer() {
        beginAndEnd(caller("alice"), "t", running("a1", "c1"), "Der Wert ist (ÄNDERBAR).\nUnd GROSS \0 geschrieben.");

        assertEquals(List.of("c1"), found("änderbar WERT gross geschrieben"));
    }
}
