package dev.docent.ingest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.LogLines;
import dev.docent.testing.ManualScheduler;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.Watchable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of watching, with a file system that the test plays. */
class FolderWatchTest {
    private static final Path ROOT = Path.of("/srv/docs");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<Map<String, String>> looks = new ArrayList<>();
    private final FakeEvents events = new FakeEvents();
    private final List<Runnable> threads = new ArrayList<>();
    private FolderEvents.Opening opening = () -> events;
    private final FolderWatch watch = watch();

    private final LogLines log = LogLines.of(FolderWatch.class);

    private FolderWatch watch() {
        return new FolderWatch(
                () -> opening.open(),
                Set.of("docs", "other"),
                new QuietPeriod(scheduler, scheduler::nanoTime, looks::add),
                threads::add);
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aChangedFileIsLookedAtAlone() {
        walk("docs", "", "sub");

        change("sub", StandardWatchEventKinds.ENTRY_MODIFY, "a.md");

        assertLooks(Map.of("docs", "sub/a.md"));
    }

    @Test
    void aRuleOfGitConcernsItsWholeFolder() {
        walk("docs", "", "sub");

        change("sub", StandardWatchEventKinds.ENTRY_CREATE, ".gitignore");
        assertLooks(Map.of("docs", "sub"));
        change("", StandardWatchEventKinds.ENTRY_DELETE, ".gitattributes");
        assertLooks(Map.of("docs", ""));
    }

    @Test
    void lostEventsLeadToALookAtEverything() {
        walk("docs", "", "sub");

        change("sub", StandardWatchEventKinds.OVERFLOW, null);

        assertLooks(Map.of("docs", ""));
    }

    @Test
    void aFolderThatIsGoneIsLookedAt() {
        walk("docs", "", "sub");
        var key = events.keys.get(ROOT.resolve("sub"));
        key.valid = false;

        watch.tell(key);

        assertLooks(Map.of("docs", "sub"));
    }

    @Test
    void aFolderOfTwoSourcesConcernsBoth() {
        walk("docs", "", "sub");
        watch.begins("other");
        watch.entered("other", "", ROOT.resolve("sub"));
        watch.ended("other");

        change("sub", StandardWatchEventKinds.ENTRY_MODIFY, "a.md");

        assertLooks(Map.of("docs", "sub/a.md", "other", "a.md"));
    }

    @Test
    void foldersThatAreLeftOutNowAreNoLongerWatched() {
        walk("docs", "", "sub", "old");

        walk("docs", "", "sub");

        assertFalse(events.keys.get(ROOT.resolve("old")).valid);
        assertTrue(events.keys.get(ROOT.resolve("sub")).valid);
        watch.entered("docs", "new", ROOT.resolve("new"));
        change("new", StandardWatchEventKinds.ENTRY_CREATE, "a.md");
        assertLooks(Map.of("docs", "new/a.md"));
    }

    /** The watch follows a folder that was moved away, so the new one in its place needs its own. */
    @Test
    void anotherFolderAtTheSamePlaceIsWatchedInstead() {
        walk("docs", "", "sub");
        var before = events.keys.remove(ROOT.resolve("sub"));

        walk("docs", "", "sub");

        assertFalse(before.valid);
        change("sub", StandardWatchEventKinds.ENTRY_MODIFY, "a.md");
        assertLooks(Map.of("docs", "sub/a.md"));
    }

    @Test
    void sourcesThatAreNotWatchedOpenNothing() {
        walk("web", "", "sub");

        assertEquals(Map.of(), events.keys);
        assertEquals(List.of(), threads);
    }

    @Test
    void atMostTenThousandFoldersAreWatchedAndThatIsSaidOnce() {
        watch.begins("docs");
        for (int i = 0; i < FolderWatch.MOST_FOLDERS + 10; i++) {
            watch.entered("docs", "f" + i, ROOT.resolve("f" + i));
        }
        watch.ended("docs");
        walk("other", "");

        assertEquals(FolderWatch.MOST_FOLDERS, events.keys.size());
        assertEquals(1, log.seen().size(), () -> log.seen().toString());
    }

    @Test
    void theLimitOfTheSystemIsSaidOnceAndTheRestStaysWatched() {
        events.most = 1;
        walk("docs", "", "sub", "sub2");
        walk("docs", "", "sub", "sub2");

        assertEquals(1, log.seen().size(), () -> log.seen().toString());
        change("", StandardWatchEventKinds.ENTRY_MODIFY, "a.md");
        assertLooks(Map.of("docs", "a.md"));
    }

    @Test
    void aFolderThatMayNotBeReadEndsNothing() {
        events.forbidden = ROOT.resolve("sub");
        walk("docs", "", "sub", "sub2");

        assertEquals(List.of(), log.seen());
        assertEquals(Set.of(ROOT, ROOT.resolve("sub2")), events.keys.keySet());
    }

    @Test
    void aSystemThatTellsNothingIsSaidOnceAndPassesGoOn() {
        opening = () -> {
            throw new IOException("User limit of inotify instances reached");
        };
        walk("docs", "", "sub");
        walk("docs", "", "sub");

        assertEquals(1, log.seen().size(), () -> log.seen().toString());
        assertEquals(Map.of(), events.keys);
        watch.close();
    }

    @Test
    void theEndEndsTheThreadAndWhatWasCollected() {
        walk("docs", "");
        change("", StandardWatchEventKinds.ENTRY_MODIFY, "a.md");

        watch.close();
        threads.get(0).run();
        walk("docs", "", "sub");

        assertTrue(events.closed);
        assertEquals(1, events.keys.size());
        scheduler.advance(Duration.ofSeconds(20));
        assertEquals(List.of(), looks);
    }

    private void walk(String source, String... paths) {
        watch.begins(source);
        for (var path : paths) {
            watch.entered(source, path, ROOT.resolve(path));
        }
        watch.ended(source);
    }

    @Test
    void aFailureCostsTheNewsOfOneFolder() {
        walk("docs", "", "sub");
        var broken = events.keys.get(ROOT.resolve("sub"));
        broken.broken = true;
        var whole = events.keys.get(ROOT.resolve(""));
        whole.events.add(new FakeEvent(StandardWatchEventKinds.ENTRY_CREATE, Path.of("a.md")));
        events.taken.addAll(List.of(broken, whole));
        events.closed = true;

        threads.get(0).run();

        assertLooks(Map.of("docs", "a.md"));
        assertEquals(
                List.of("What has changed in /srv/docs/sub could not be noted. Its next regular look finds it"),
                log.seen());
    }

    private void change(String folder, WatchEvent.Kind<?> kind, String name) {
        var key = events.keys.get(ROOT.resolve(folder));
        key.events.add(new FakeEvent(kind, name == null ? null : Path.of(name)));
        watch.tell(key);
    }

    private void assertLooks(Map<String, String> expected) {
        scheduler.advance(Duration.ofSeconds(1));
        assertEquals(List.of(expected), looks);
        looks.clear();
    }

    private static final class FakeEvents implements FolderEvents {
        final Map<Path, FakeKey> keys = new HashMap<>();
        int most = Integer.MAX_VALUE;
        Path forbidden = Path.of("/nowhere");
        final Queue<WatchKey> taken = new ArrayDeque<>();
        boolean closed;

        @Override
        public WatchKey watch(Path folder) throws IOException {
            if (folder.equals(forbidden)) {
                throw new FileSystemException(folder.toString(), null, "Permission denied");
            }
            if (!keys.containsKey(folder) && keys.size() >= most) {
                throw new IOException("User limit of inotify watches reached");
            }
            return keys.computeIfAbsent(folder, FakeKey::new);
        }

        @Override
        public WatchKey take() {
            if (!taken.isEmpty()) {
                return taken.remove();
            }
            if (closed) {
                throw new ClosedWatchServiceException();
            }
            throw new AssertionError("the thread runs only at the end");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record FakeEvent(WatchEvent.Kind<?> type, Path context) implements WatchEvent<Path> {
        @Override
        @SuppressWarnings("unchecked")
        public Kind<Path> kind() {
            return (Kind<Path>) type;
        }

        @Override
        public int count() {
            return 1;
        }
    }

    private static final class FakeKey implements WatchKey {
        private final Path folder;
        final List<WatchEvent<?>> events = new ArrayList<>();
        boolean valid = true;
        boolean broken;

        FakeKey(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean isValid() {
            return valid;
        }

        @Override
        public List<WatchEvent<?>> pollEvents() {
            if (broken) {
                throw new IllegalStateException("no events");
            }
            var polled = List.copyOf(events);
            events.clear();
            return polled;
        }

        @Override
        public boolean reset() {
            return valid;
        }

        @Override
        public void cancel() {
            valid = false;
        }

        @Override
        public Watchable watchable() {
            return folder;
        }
    }
}
