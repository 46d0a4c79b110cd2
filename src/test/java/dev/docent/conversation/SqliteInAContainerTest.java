package dev.docent.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.docent.home.UnpackFolder;
import dev.docent.security.Caller;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store as in a container: in a separate class loader that is not the thread's context class loader, and again
 * after a redeployment.
 */
@Tag("slow")
final class SqliteInAContainerTest {
    @TempDir
    Path folder;

    @Test
    void opensInEveryDeploymentOfTheSameProcess() throws Exception {
        assertEquals(List.of(), openAndListIn(deployment()));
        assertEquals(List.of(), openAndListIn(deployment()));
    }

    /** Libraries stay loaded for a moment after their class loader was collected. */
    @Test
    void opensWhileTheLibraryOfACollectedDeploymentIsStillLoaded() throws Exception {
        try (var first = deployment();
                var second = deployment()) {
            prepareIn(first);
            forgetWhoUsesWhatIsUnpacked();
            prepareIn(second);
            assertEquals(List.of(), openAndListIn(second));
        }
    }

    private void prepareIn(URLClassLoader loader) throws Exception {
        var unpackFolder = loader.loadClass(UnpackFolder.class.getName());
        var unpacked = unpackFolder.getMethod("below", Path.class).invoke(null, folder.resolve("home"));
        loader.loadClass(ConversationStores.class.getName())
                .getMethod("prepare", unpackFolder)
                .invoke(null, unpacked);
    }

    @SuppressWarnings("unchecked") // ProcessRooms puts it there.
    private static void forgetWhoUsesWhatIsUnpacked() {
        var rooms = (Map<String, Map.Entry<Object, WeakReference<Object>>>)
                System.getProperties().get("dev.docent.home.ProcessRooms");
        rooms.replaceAll((path, room) -> Map.entry(room.getKey(), new WeakReference<>(null)));
    }

    private static URLClassLoader deployment() {
        var path = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        var urls = Arrays.stream(path).map(SqliteInAContainerTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError("every path has a URL", e);
        }
    }

    private Object openAndListIn(URLClassLoader loader) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (loader) {
            var sqlite = loader.loadClass(SqliteAddress.class.getName());
            assertNotSame(SqliteAddress.class, sqlite);
            var address = addressIn(sqlite);
            var store = sqlite.getMethod("open", Clock.class, int.class).invoke(address, Clock.systemUTC(), 1000);
            var contract = loader.loadClass(ConversationStore.class.getName());
            try {
                var caller = loader.loadClass(Caller.class.getName());
                return contract.getMethod("conversations", caller, String.class, String.class, int.class)
                        .invoke(store, caller.getField("LOCAL").get(null), "any words", null, 10);
            } finally {
                contract.getMethod("close").invoke(store);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Object addressIn(Class<?> sqlite) throws ReflectiveOperationException {
        return sqlite.getConstructor(Path.class, String.class).newInstance(folder.resolve("docent.db"), "");
    }
}
