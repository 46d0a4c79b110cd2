package dev.docent.conversation;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The store in a file, and what happens only to files: they persist, or are locked, full or damaged. */
final class SqliteConversationStoreTest extends ConversationStoreContract {
    private static final int LIMIT = 1000;

    @TempDir
    static Path ready;

    @TempDir
    Path folder;

    /** Creates the tables once, because that takes most of the time of a small test. */
    @BeforeAll
    static void createTables() {
        new SqliteAddress(ready.resolve("docent.db"), "")
                .open(Clock.systemUTC(), LIMIT)
                .close();
    }

    private Path file() {
        return folder.resolve("docent.db");
    }

    private SqliteAddress address() {
        return new SqliteAddress(file(), "");
    }

    /** Room for only a few turns. */
    private SqliteAddress smallAddress() {
        return new SqliteAddress(file(), "?max_page_count=30");
    }

    @Override
    protected ConversationStore open(Clock clock) {
        try {
            Files.copy(ready.resolve("docent.db"), file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return address().open(clock, LIMIT);
    }

    @Test
    void keepsEverythingOverARestart() {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.close();
        store = address().open(Clock.systemUTC(), LIMIT);

        assertEquals(List.of(running("a1", "c1")), turns("alice", "c1"));
        assertEquals(1, store.interruptRunning());
    }

    @Test
    void keepsOnlyTheLatestConversationsOfAUser() {
        store.close();
        store = address().open(Clock.systemUTC(), 2);
        store.begin(caller("alice"), "t", running("a1", "c1", "q", ASKED));
        store.begin(caller("alice"), "t", running("a2", "c2", "q", ASKED.plusSeconds(1)));
        store.begin(caller("bob"), "t", running("a3", "c3", "q", ASKED));
        store.begin(caller("alice"), "t", running("a4", "c1", "q", ASKED.plusSeconds(2)));

        store.begin(caller("alice"), "t", running("a5", "c5", "q", ASKED.plusSeconds(3)));

        assertEquals(
                List.of("c5", "c1"),
                store.conversations(caller("alice"), "", null, 10).stream()
                        .map(Conversation::id)
                        .toList());
        assertTrue(store.turn(caller("alice"), "a2").isEmpty());
        assertTrue(store.turn(caller("bob"), "a3").isPresent());
    }

    @Test
    void pinnedConversationsAreTheLastToBeDeletedAboveTheLimit() {
        store.close();
        store = address().open(Clock.systemUTC(), 2);
        store.begin(caller("alice"), "t", running("a1", "c1", "q", ASKED));
        store.change(caller("alice"), "c1", new ConversationChange(null, true));
        store.begin(caller("alice"), "t", running("a2", "c2", "q", ASKED.plusSeconds(1)));

        store.begin(caller("alice"), "t", running("a3", "c3", "q", ASKED.plusSeconds(2)));

        assertEquals(
                List.of("c1", "c3"),
                store.conversations(caller("alice"), "", null, 10).stream()
                        .map(Conversation::id)
                        .toList());
    }

    @Test
    void letsManyThreadsWriteAndReadAtOnceWithoutWaitingInsideSqlite() throws Exception {
        store.close();
        store = new JdbiConversationStore(SqliteDatabase.open(address(), Duration.ZERO), Clock.systemUTC(), LIMIT);
        int threads = 8;
        int turnsEach = 40;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var work = new ArrayList<Future<Integer>>();
            for (int thread = 0; thread < threads; thread++) {
                work.add(pool.submit(conversationOf(thread, turnsEach)));
            }
            for (var done : work) {
                assertEquals(turnsEach, done.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(threads * turnsEach, turns("alice", "shared").size());
        var last = store.last(caller("alice"), "shared").orElseThrow();
        assertEquals(
                threads * turnsEach,
                store.path(caller("alice"), last, 1000, Long.MAX_VALUE).size(),
                "the turns form one line");
    }

    /** Writes and reads turns of the conversation that all threads share. */
    private Callable<Integer> conversationOf(int thread, int turns) {
        return () -> {
            for (int i = 0; i < turns; i++) {
                var turn = running("a-" + thread + "-" + i, "shared");
                beginAndEnd(caller("alice"), "t", turn, "text");
                assertEquals(
                        "text",
                        store.turn(caller("alice"), turn.answer()).orElseThrow().text());
            }
            return turns;
        };
    }

    @Test
    void saysThatAnotherProgramHoldsTheFile() throws SQLException {
        store.close();
        store = new JdbiConversationStore(SqliteDatabase.open(address(), Duration.ZERO), Clock.systemUTC(), LIMIT);
        var source = new SQLiteDataSource();
        source.setUrl(address().url());
        try (var other = source.getConnection();
                var statement = other.createStatement()) {
            statement.execute("begin exclusive");

            var failure =
                    assertThrows(StoreException.class, () -> store.begin(caller("alice"), "t", running("a1", "c1")));
            assertSays(failure, file().toString(), "another program");
            statement.execute("rollback");
        }
        store.begin(caller("alice"), "t", running("a1", "c1"));
    }

    @Test
    void saysThatTheDiskIsFullAndKeepsWorkingAfterwards() {
        store.close();
        store = smallAddress().open(Clock.systemUTC(), LIMIT);
        var turn = running("a1", "c1");
        long journal = store.begin(caller("alice"), "t", turn).journal();

        var failure = assertThrows(StoreException.class, () -> end(journal, ended(turn, "x".repeat(1_000_000))));
        assertSays(failure, file().toString(), "full");
        end(journal, ended(turn, "short"));
        assertEquals("short", store.turn(caller("alice"), "a1").orElseThrow().text());
    }

    @Test
    void aSecondProcessIsRefusedAndInterruptsNothing() {
        store.begin(caller("alice"), "t", running("a1", "c1"));

        var failure = openFails(file());

        assertSays(
                failure, "another Docent", "(process " + ProcessHandle.current().pid() + ")", "docent.database.url");
        assertEquals(
                TurnStatus.RUNNING,
                store.turn(caller("alice"), "a1").orElseThrow().status());
        store.close();
        store = address().open(Clock.systemUTC(), LIMIT);
        assertEquals(1, store.interruptRunning());
    }

    @Test
    void severalProcessesWriteAndReadEachOthersFrames() {
        store.close();
        var database = SqliteDatabase.open(address(), Duration.ZERO);
        store = new JdbiConversationStore(database, Clock.systemUTC(), LIMIT);
        var other = new JdbiConversationStore(database, Clock.systemUTC(), LIMIT);
        long a1 = store.begin(caller("alice"), "t", running("a1", "c1")).journal();
        long a2 = other.begin(caller("alice"), "t", running("a2", "c1")).journal();
        store.append(List.of(part(a1, 2, text("a"))));
        other.append(List.of(part(a2, 2, text("b"))));
        other.append(List.of(part(a1, 3, text("c"))));
        store.end(ended(running("a2", "c1"), "b", DONE), part(a2, 3, DONE));

        assertEquals(List.of(start("a1"), text("a"), text("c")), store.frames(caller("alice"), "a1"));
        assertEquals(List.of(start("a1"), text("a"), text("c")), other.frames(caller("alice"), "a1"));
        assertEquals(List.of(start("a2"), text("b"), DONE), other.frames(caller("alice"), "a2"));
    }

    /** The store makes only linear conversations; the database already supports trees. */
    @Test
    void aPathLeavesOutTheOtherBranches() throws SQLException {
        for (int i = 1; i <= 4; i++) {
            store.begin(caller("alice"), "t", running("a" + i, "c1"));
        }
        execute("update turns set parent = 'a1' where answer = 'a3'");

        assertEquals(
                List.of("a1", "a3", "a4"),
                store.path(caller("alice"), "a4", 10, 1000).stream()
                        .map(Turn::answer)
                        .toList());
    }

    @Test
    void anEventOfANewerVersionIsAFailureAndNotAnotherEvent() throws SQLException {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        execute("update frame_parts set frames = 'confetti {}'");

        var failure = assertThrows(StoreException.class, () -> store.frames(caller("alice"), "a1"));

        assertSays(failure, file().toString(), "newer version of Docent");
        assertSays(failure.getCause(), "no event \"confetti\"");
    }

    private void execute(String statement) throws SQLException {
        var source = new SQLiteDataSource();
        source.setUrl(address().url());
        try (var connection = source.getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndNotChanged() throws Exception {
        store.close();
        execute("insert into schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) values (99, '99', 'future', 'SQL', 'V99__future.sql', 1,"
                + " '', 1, 1)");
        var before = Files.readAllBytes(file());

        assertSays(openFails(file()), file().toString(), "newer version of Docent", "backup");

        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void noticesThatTheFileIsGoneWithoutCreatingAnother() throws IOException {
        store.check();
        for (var suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(file() + suffix));
        }

        assertSays(assertThrows(StoreException.class, store::check), file().toString(), "no longer exists");
        assertFalse(Files.exists(file()));
    }

    @Test
    void noticesThatTheFileWasOverwritten() throws IOException {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        Files.writeString(file(), "This is not a database any more. ".repeat(1000));

        assertSays(assertThrows(StoreException.class, store::check), file().toString(), "damaged");
        assertSays(assertThrows(StoreException.class, store::check), "damaged");
    }

    @Test
    void aFailedWriteIsRetriedByTheNextCheck() {
        store.close();
        store = smallAddress().open(Clock.systemUTC(), LIMIT);
        var turn = running("a1", "c1");
        long journal = store.begin(caller("alice"), "t", turn).journal();
        assertThrows(StoreException.class, () -> end(journal, ended(turn, "x".repeat(1_000_000))));

        store.check();
        end(journal, ended(turn, "short"));
    }

    @Test
    void saysThatTheFileIsDamaged() throws IOException {
        var damaged = folder.resolve("damaged.db");
        Files.writeString(damaged, "This was never a database. ".repeat(1000));

        assertSays(openFails(damaged), damaged.toString(), "damaged", "move it away");
        assertTrue(Files.readString(damaged).startsWith("This was never"));
    }

    @Test
    void saysThatTheFileCannotBeCreated() throws IOException {
        var plainFile = Files.createFile(folder.resolve("file"));

        assertSays(openFails(plainFile.resolve("docent.db")), plainFile.toString(), "folder");
        assertSays(openFails(folder), folder.toString(), "cannot be opened");
    }

    private static StoreException openFails(Path file) {
        return assertThrows(
                StoreException.class,
                () -> new SqliteAddress(file, "").open(Clock.systemUTC(), LIMIT).close());
    }

    private static void assertSays(Throwable failure, String... parts) {
        for (var part : parts) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage() + " should say: " + part);
        }
    }

    @Test
    void readsTheKindOfAnErrorWhateverItsCircumstances() {
        int busyWithASnapshot = 5 | 2 << 8;
        var failure = new IllegalStateException(new SQLException("", "", busyWithASnapshot));

        assertSays(SqliteFailure.explain("read", file(), failure), file().toString(), "another program");
    }

    @Test
    void createsTheFileAndItsFolderForItsOwnUserOnly() throws IOException {
        var created = folder.resolve("made on demand").resolve("docent.db");
        try (var empty = new SqliteAddress(created, "").open(Clock.systemUTC(), LIMIT)) {
            empty.begin(caller("alice"), "t", running("a1", "c1"));
            assertTrue(empty.turn(caller("alice"), "a1").isPresent());
        }
        if (created.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(created)));
        }
    }

    @Test
    void leavesNoDriverAndNoThreadBehind() throws InterruptedException {
        store.begin(caller("alice"), "t", running("a1", "c1"));
        store.close();

        assertFalse(DriverManager.drivers().anyMatch(driver -> driver instanceof org.sqlite.JDBC));
        assertEquals(Set.of(), poolThreadsThatStay());
        assertFalse(Files.exists(Path.of(file() + "-wal")), "the write-ahead log is folded into the file");
    }

    /** A thread may still be ending when the pool says that it has ended. */
    private static Set<String> poolThreadsThatStay() throws InterruptedException {
        var names = new TreeSet<String>();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("docent-(reads|writes|pools).*")) {
                thread.join(Patience.MILLIS);
                if (thread.isAlive()) {
                    names.add(thread.getName());
                }
            }
        }
        return names;
    }
}
