package dev.docent.source.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.source.SourceException;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingVisitor;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.internal.JGitText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading repositories leaves nothing behind when a web application is undeployed, and writes nothing elsewhere. */
@Tag("slow")
class GitClassLoaderTest {
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    private Path folder;

    /** In a separate process, because other loaded classes of this one would keep the class loader. */
    @Test
    void releasesItsClassLoaderAndWritesOnlyIntoItsFolder() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var repository = new SampleRepository(folder.resolve("bare.git"));
        repository.commit(SampleTree.of("a.md", "Alpha"));
        var key = KeyUtils.generateKeyPair("ssh-ed25519", 256);
        var keyFile = Files.writeString(folder.resolve("key"), SshGitServer.text(key, ""));
        try (var server = new GitServer();
                var ssh = new SshGitServer(server.repository()).allow(key)) {
            server.commit(SampleTree.of("a.md", "Alpha"));
            ssh.makeKnown(folder.resolve("clones"));
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:SoftRefLRUPolicyMSPerMB=0",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Duser.home=" + home,
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            CLASS_PATH,
                            Undeployment.class.getName(),
                            CLASS_PATH,
                            server.url(),
                            repository.folder().toString(),
                            folder.resolve("clones").toString(),
                            ssh.url(),
                            keyFile.toString())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), output);
        }
        assertEquals(0, count(home));
        assertEquals(0, count(temporary));
    }

    private static long count(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    /** Reads in a separate class loader, as a web application does, and checks that nothing keeps it. */
    static final class Undeployment {
        private Undeployment() {}

        public static void main(String[] arguments) throws Exception {
            var urls = new ArrayList<URL>();
            for (var entry : arguments[0].split(File.pathSeparator)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            var loader = readApart(urls.toArray(URL[]::new), arguments);
            // The threads that clear references need their turn.
            Patience.await(
                    () -> {
                        System.gc();
                        return loader.get() == null;
                    },
                    () -> "the class loader is still reachable; threads: "
                            + Thread.getAllStackTraces().keySet());
        }

        private static WeakReference<ClassLoader> readApart(URL[] classPath, String[] arguments) throws Exception {
            var before = Thread.currentThread().getContextClassLoader();
            try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
                Thread.currentThread().setContextClassLoader(loader);
                var task = loader.loadClass(Reading.class.getName())
                        .getDeclaredConstructor(String[].class)
                        .newInstance((Object) arguments);
                if (!((Callable<?>) task).call().equals(3)) {
                    throw new AssertionError("did not read");
                }
                return new WeakReference<>(loader);
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    /** Runs in the other class loader: reads repositories over HTTP, by SSH and in place. */
    public static final class Reading implements Callable<Integer> {
        private final String[] arguments;

        public Reading(String[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public Integer call() throws Exception {
            var files = new AtomicInteger();
            var clones = Path.of(arguments[3]);
            var access = new GitAccess("", "", arguments[5], Map.of());
            var sources = List.of(
                    GitSource.remote("http", GitSamples.options(arguments[1], clones)),
                    GitSource.local("local", GitSamples.options(arguments[2], clones)),
                    GitSource.remote("ssh", GitSamples.options(arguments[4], "", access, clones)));
            // Passes have a thread of their own, which ends with Docent.
            var pass = new Thread(() -> sources.forEach(source -> read(source, files)));
            pass.start();
            pass.join();
            for (var source : sources) {
                JGitText.get(); // Notes the language, as a failure would.
                source.look("a.md", new RecordingVisitor());
                source.stop();
            }
            return files.get();
        }

        private static void read(GitSource source, AtomicInteger files) {
            try {
                source.refresh();
                source.refresh(); // Closes what the first one opened.
                var seen = new RecordingVisitor();
                source.walk(seen);
                for (var file : seen.files()) {
                    files.addAndGet(file.content().read().length == "Alpha".length() ? 1 : 0);
                }
            } catch (IOException | SourceException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
