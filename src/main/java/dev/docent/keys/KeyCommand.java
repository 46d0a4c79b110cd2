package dev.docent.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that prints a key. */
final class KeyCommand {
    /** How long it may take: 30 s. After that, it is killed. */
    private static final long LIMIT_SECONDS = 30;

    /** The maximum number of characters of its error output in a message. */
    private static final int COMPLAINT = 200;

    private KeyCommand() {}

    static String run(List<String> command) {
        var name = "the key command " + command.get(0);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
        } catch (IOException e) {
            throw new KeyException(name + " cannot be run: " + e.getMessage(), e);
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new KeyException(name + " did not end within " + LIMIT_SECONDS + " s", null);
            }
            if (process.exitValue() != 0) {
                throw new KeyException(
                        name + " ended with " + process.exitValue() + complaint(there(process.getErrorStream())), null);
            }
            return KeyFile.checked(there(process.getInputStream()), "the output of " + name);
        } catch (IOException e) {
            throw new KeyException(name + " could not be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyException(name + " was abandoned: Docent is shutting down", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Returns the output so far. Reading to the end could wait for another program that this one has started. */
    private static String there(InputStream printed) throws IOException {
        return new String(printed.readNBytes(Math.min(printed.available(), KeyFile.MOST_BYTES + 1)), UTF_8);
    }

    private static String complaint(String error) {
        var first = error.strip().lines().findFirst().orElse("");
        return first.isEmpty() ? "" : ": " + first.substring(0, Math.min(first.length(), COMPLAINT));
    }
}
