package dev.docent.conversation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.docent.conversation.migration.Migrations;
import dev.docent.threads.Timers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * A database in one file.
 *
 * <p>SQLite allows any number of readers while one connection writes. A second writer has to poll for its turn. So writers
 * queue here, for the only connection of their pool, and never compete inside SQLite. There they may only meet another program,
 * such as a backup, and wait {@link #BUSY_TIMEOUT} for it. A transaction that writes declares this when it begins. Otherwise,
 * it would fail at once if it read first and then found another writer.
 */
final class SqliteDatabase implements Database {
    /**
     * How long a statement waits for another program that holds the file, and how long a caller waits for a connection: 10 s.
     * Then the call fails with a {@link StoreException} that says so.
     */
    static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

    /**
     * The most connections that read at the same time: 12. That is more than there are reading threads, so that no thread waits
     * for the search of another one. One more reader waits for its turn.
     */
    private static final int READERS = 12;

    private final Path file;
    /**
     * Our own scheduler, because a pool does not wait for the end of its own one: a container would report that thread as a
     * leak.
     */
    private final Timers housekeeper = new Timers("docent-pools", 1);

    private final HikariDataSource readers;
    private final HikariDataSource writer;

    private final DataSource source;
    private final DatabaseLock lock;

    private SqliteDatabase(Path file, DataSource source, DatabaseLock lock, Duration patience) {
        this.file = file;
        this.source = source;
        this.lock = lock;
        readers = new HikariDataSource(pool("docent-reads", READERS, source, patience, housekeeper.scheduler()));
        writer = new HikariDataSource(pool("docent-writes", 1, source, patience, housekeeper.scheduler()));
    }

    /** Opens the file of the address, and creates it and its folder if they are missing. */
    static SqliteDatabase open(SqliteAddress address, Duration busyTimeout) {
        var file = address.file();
        LibraryLogs.onlyWarnings();
        try {
            createPrivately(file);
            return open(file, source(address.url(), busyTimeout), DatabaseLock.take(file, onlyForOwner(file)));
        } catch (IOException | RuntimeException | LinkageError failure) {
            throw SqliteFailure.explain("open", file, failure);
        }
    }

    private static SqliteDatabase open(Path file, DataSource source, DatabaseLock lock) {
        try {
            Migrations.run(source);
            return new SqliteDatabase(file, source, lock, BUSY_TIMEOUT);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** Conversations are private. If the file system has permissions, only the user of the process can read the file. */
    private static void createPrivately(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, onlyForOwner(file));
    }

    private static FileAttribute<?>[] onlyForOwner(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static DataSource source(String url, Duration busyTimeout) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // Safe with WAL: if the machine crashes, the last turns may be lost, but the file is never damaged.
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static HikariConfig pool(
            String name, int size, DataSource source, Duration patience, ScheduledExecutorService housekeeper) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setScheduledExecutor(housekeeper);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        // There is no network in between, so connections do not become stale.
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        return config;
    }

    @Override
    public Jdbi reads() {
        return Jdbi.create(readers);
    }

    @Override
    public Jdbi writes() {
        return Jdbi.create(writer);
    }

    /** Uses a new connection, which reads the file. Connections of the pools have pages in memory. */
    @Override
    public void check(boolean write) {
        if (!Files.exists(file)) {
            // SQLite would create an empty one.
            throw new UncheckedIOException(new NoSuchFileException(file.toString()));
        }
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeQuery("select count(*) from schema_history").close();
            statement.execute("begin immediate");
            if (write) {
                statement.execute("pragma user_version = 0");
            }
            statement.execute("commit");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not respond correctly", e);
        }
    }

    @Override
    public boolean isDamage(Throwable failure) {
        return SqliteFailure.isDamage(failure);
    }

    @Override
    public StoreException explain(String wanted, RuntimeException failure) {
        return SqliteFailure.explain(wanted, file, failure);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        housekeeper.close();
        lock.close();
        deregisterDriver();
    }

    /**
     * The driver registers itself when it is loaded. If it stayed registered, it would keep an undeployed web application in
     * memory.
     */
    private static void deregisterDriver() {
        for (var driver : Collections.list(DriverManager.getDrivers())) {
            if (driver instanceof org.sqlite.JDBC
                    && driver.getClass().getClassLoader() == SqliteDatabase.class.getClassLoader()) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    throw new AssertionError("only a security manager refuses this, and there is none", e);
                }
            }
        }
    }
}
