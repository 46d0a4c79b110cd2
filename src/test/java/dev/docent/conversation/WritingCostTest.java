package dev.docent.conversation;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.answer.AnswerRuntime;
import dev.docent.answer.AnswerSettings;
import dev.docent.answer.AnswerSources;
import dev.docent.answer.Answers;
import dev.docent.answer.Models;
import dev.docent.answer.Question;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.CountingDataSource;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What storing an answer costs, in bytes passed to a real database. */
@Tag("slow")
class WritingCostTest {
    /** Tokens of typical English answers, 4.6 bytes on average. */
    private static final List<String> TOKENS = List.of(
            "The", " index", " is", " in", " the", " folder", " that", " Docent", " keeps", ",", " und Größe", ".");

    private static final Duration TOKEN = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private final CountingDataSource counter = new CountingDataSource();
    private final ScriptedModel model = new ScriptedModel();
    private final ManualScheduler scheduler = new ManualScheduler();
    private ConversationStore store;
    private Answers answers;

    @BeforeEach
    void open() {
        var sqlite = SqliteDatabase.open(new SqliteAddress(folder.resolve("docent.db"), ""), Duration.ZERO);
        store = new JdbiConversationStore(new CountedDatabase(sqlite, counter), Clock.systemUTC(), 1000);
        answers = new Answers(
                new AnswerSettings(10, 10, 1000, 1_000_000, Duration.ofDays(1), Duration.ofMinutes(10)),
                new AnswerSources(
                        new Models(List.of(model)), query -> new Retrieval(List.of(), false), new PromptBuilder(0)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(
                        Runnable::run,
                        1,
                        scheduler,
                        Clock.systemUTC(),
                        scheduler::nanoTime,
                        () -> "an-id-of-22-characters"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAnswerCostsAtMostTwoAndAHalfTimesItsBytes() {
        var answer = answers.ask(new Question(caller("ann"), "why?", null, null, null))
                .toCompletableFuture()
                .join();
        counter.reset();
        long bytes = 0;
        for (int i = 0; i < 4000; i++) {
            var token = TOKENS.get(i % TOKENS.size());
            bytes += token.getBytes(StandardCharsets.UTF_8).length;
            model.says(token);
            scheduler.advance(TOKEN);
        }
        model.finishes();

        double ratio = (double) counter.bytes() / bytes;
        assertTrue(ratio <= 2.5, counter.bytes() + " bytes were written for an answer of " + bytes + ": " + ratio);
        assertTrue(counter.bytes() >= 2 * bytes, "the counter missed the text: " + counter.bytes());
        var text = store.turn(caller("ann"), answer.id()).orElseThrow().text();
        assertEquals(bytes, text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** A database with a count of what is written. */
    private record CountedDatabase(Database database, CountingDataSource counter) implements Database {
        @Override
        public Jdbi reads() {
            return database.reads();
        }

        @Override
        public Jdbi writes() {
            return Jdbi.create(() -> counter.count(database.writes().open().getConnection()));
        }

        @Override
        public void check(boolean write) {
            database.check(write);
        }

        @Override
        public boolean isDamage(Throwable failure) {
            return database.isDamage(failure);
        }

        @Override
        public StoreException explain(String wanted, RuntimeException failure) {
            return database.explain(wanted, failure);
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
