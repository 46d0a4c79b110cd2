package dev.docent.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a thread give way to the other threads of its process. Linux has a niceness for each thread, which every user may
 * raise ({@code setpriority(2)}). Java only sets it with options that a container would have to pass, so this class runs
 * {@code renice}.
 */
final class Niceness {
    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);

    /** A link to the directory of the thread that reads it, {@code 4711/task/4712}. */
    private static final Path THREAD = Path.of("/proc/thread-self");

    /** A thread with this niceness gets a tenth of a processor beside one without. */
    private static final String GIVING_WAY = "10";

    /** How long {@code renice} may take: 5 s. */
    private static final long LIMIT_SECONDS = 5;

    private Niceness() {}

    /** Makes the calling thread give way from now on, if the system supports it. */
    static void giveWay() {
        try {
            var id = Files.readSymbolicLink(THREAD).getFileName().toString();
            var renice = new ProcessBuilder("renice", "-n", GIVING_WAY, "-p", id)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!renice.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                renice.destroyForcibly();
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} does not give way, because this system has no /proc/thread-self or no renice", name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name() {
        return Thread.currentThread().getName();
    }
}
