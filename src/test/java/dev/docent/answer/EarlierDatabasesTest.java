package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.SqliteAddress;
import dev.docent.conversation.StoreShares;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/**
 * Databases of earlier versions. The folder {@code databases} has, beside each file, what the version that wrote it
 * showed after a restart: all turns, and all frames of their answers.
 */
@Tag("slow")
class EarlierDatabasesTest {
    private static final Path DATABASES = Path.of("src/test/resources/databases");

    /** Within the retention time of those databases. */
    private static final Clock SOON_AFTER = Clock.fixed(Instant.parse("2026-11-22T10:01:07Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private ConversationStore open(Path file) {
        return new SqliteAddress(file, "").open(SOON_AFTER, 100);
    }

    private Path copyOf(String name) throws IOException {
        return Files.copy(DATABASES.resolve(name), folder.resolve(name));
    }

    /** Makes the answers of a store that a process finds at its start. */
    private static Answers reading(ConversationStore store) {
        return new Answers(
                new AnswerSettings(10, 10, 1000, 10_000, Duration.ofSeconds(60), Duration.ofMinutes(10)),
                new AnswerSources(
                        new Models(List.of(new ScriptedModel())),
                        query -> new Retrieval(List.of(), false),
                        new PromptBuilder(0)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(Runnable::run, 1, new ManualScheduler(), SOON_AFTER, () -> 0, () -> "new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eb5a7e1", "b905ca1", "e0679cf"})
    void aDatabaseOfAnEarlierVersionShowsWhatThatVersionShowed(String version) throws IOException {
        var expected = description(version);
        try (var store = open(copyOf(version + ".db"))) {
            store.interruptRunning();
            var answers = reading(store);

            assertEquals(expected, everything(expected, store, answers));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eb5a7e1", "b905ca1", "e0679cf"})
    void isMigratedOnce(String version) throws IOException {
        var expected = description(version);
        var file = copyOf(version + ".db");
        open(file).close();
        try (var store = open(file)) {
            store.interruptRunning();

            assertEquals(expected, everything(expected, store, reading(store)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eb5a7e1", "b905ca1", "e0679cf"})
    void eachTurnFollowsTheOneBeforeItInItsConversation(String version) throws IOException {
        try (var store = open(copyOf(version + ".db"))) {
            assertEquals(List.of("id1", "id3", "id4"), path(store, "ann", "id4"));
            assertTheTurnsOf("ann", store);
            assertTheTurnsOf("bob", store);
        }
    }

    private static List<String> path(ConversationStore store, String user, String answer) {
        return store.path(caller(user), answer, 10, Long.MAX_VALUE).stream()
                .map(Turn::answer)
                .toList();
    }

    private static void assertTheTurnsOf(String user, ConversationStore store) {
        for (var conversation : store.conversations(caller(user), "", null, 10)) {
            var turns = store.turns(caller(user), conversation.id(), null, 10, Long.MAX_VALUE)
                    .turns();
            String before = null;
            for (var turn : turns) {
                assertEquals(before, turn.parent(), turn.answer());
                before = turn.answer();
            }
            assertEquals(
                    turns.stream().map(Turn::answer).toList(),
                    path(
                            store,
                            user,
                            store.last(caller(user), conversation.id()).orElseThrow()));
        }
    }

    @Test
    void aTurnOfTheFirstVersionHasItsSourcesAmongItsDetails() throws Exception {
        var file = copyOf("eb5a7e1.db");
        execute(
                file,
                "update turns set sources = null, layout = null, details ="
                        + " '{\"sources\":{\"sources\":[]},\"error\":{\"code\":\"x\",\"message\":\"y\",\"retryable\":true}}'"
                        + " where answer = 'id5'");
        try (var store = open(file)) {
            var turn = store.turn(caller("ann"), "id5").orElseThrow();

            assertEquals(List.of(new Frame.Sources(List.of()), new Frame.Failed("x", "y", true, null)), turn.frames());
            assertEquals(List.of(), store.frames(caller("ann"), "id5"));
        }
    }

    @Test
    void aTurnWhoseFirstPartsWereDeletedHasNoFrames() throws Exception {
        var file = copyOf("b905ca1.db");
        execute(file, "delete from turn_parts where first_frame = 1");
        try (var store = open(file)) {
            assertEquals(List.of(), store.frames(caller("ann"), "id9"));
            assertEquals(
                    TurnStatus.DONE,
                    store.turn(caller("ann"), "id9").orElseThrow().status());
        }
    }

    private static void execute(Path file, String statement) throws SQLException {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (var connection = source.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** The message about an interrupted answer is from the version that reads the database. */
    private static String withoutWords(String description) {
        return description.replaceAll("(\"interrupted\",\"message\":\")[^\"]*", "$1");
    }

    private static String description(String version) throws IOException {
        return withoutWords(Files.readString(DATABASES.resolve(version + ".txt")));
    }

    /** Describes the turns of a description as they are now, in the same form. */
    private static String everything(String expected, ConversationStore store, Answers answers) {
        var told = new StringBuilder();
        expected.lines().filter(line -> line.startsWith("turn ")).forEach(line -> {
            var user = line.split(" ")[1];
            var turn = store.turn(caller(user), line.split(" ")[2]).orElseThrow();
            tellTurn(user, turn, told);
            tellFrames(user, turn, answers, told);
        });
        return withoutWords(told.toString());
    }

    private static void tellTurn(String user, Turn turn, StringBuilder told) {
        told.append("turn %s %s %s %s %s %s %s%n"
                .formatted(
                        user,
                        turn.answer(),
                        turn.status(),
                        turn.askedAt(),
                        turn.endedAt(),
                        Objects.requireNonNullElse(turn.continues(), "-"),
                        Objects.requireNonNullElse(turn.idempotencyKey(), "-")));
        told.append("text ").append(Json.quote(turn.text())).append('\n');
        told.append("details ").append(details(turn)).append('\n');
    }

    private static String details(Turn turn) {
        var notices = turn.frames(Frame.Notice.class);
        var fields = turn.frames().stream()
                .filter(frame -> !(frame instanceof Frame.Notice))
                .map(frame -> "\"" + Frame.CODEC.event(frame) + "\":" + Frame.CODEC.data(frame)
                        + (frame instanceof Frame.Sources && !notices.isEmpty()
                                ? ",\"notices\":" + Json.write(notices)
                                : ""))
                .toList();
        return fields.isEmpty() ? "" : "{" + String.join(",", fields) + "}";
    }

    private static void tellFrames(String user, Turn turn, Answers answers, StringBuilder told) {
        try {
            var journal = answers.read(caller(user), turn.answer(), 0)
                    .toCompletableFuture()
                    .join()
                    .journal();
            for (var numbered : journal.framesAfter(0, 1000)) {
                told.append(numbered.number())
                        .append(' ')
                        .append(Frame.CODEC.event(numbered.frame()))
                        .append(' ')
                        .append(Frame.CODEC.data(numbered.frame()))
                        .append('\n');
            }
        } catch (CompletionException e) {
            told.append("no frames\n");
        }
    }
}
