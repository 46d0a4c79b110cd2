package dev.docent.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of the benchmark, on one core if {@code taskset} exists, and its cost according to {@code /proc}. One thread at
 * a time.
 */
final class BenchProcess implements AutoCloseable {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final int PAGE = 4096;

    /** Clock ticks per second in {@code /proc/PID/stat}: the same on every Linux. */
    private static final double TICKS = 100;

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;

    private BenchProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts a command on this core; its errors go into a file. */
    static BenchProcess start(int core, Path errors, List<String> command) throws IOException {
        var pinned = new ArrayList<String>();
        if (Files.isExecutable(TASKSET)) {
            pinned.addAll(List.of(TASKSET.toString(), "-c", String.valueOf(core)));
        }
        if (Files.isExecutable(NICE)) {
            // So that other work of the machine disturbs less. Without permission, nice reports it and continues.
            pinned.addAll(List.of(NICE.toString(), "-n", "-10"));
        }
        pinned.addAll(command);
        var builder = new ProcessBuilder(pinned).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("DOCENT_"));
        return new BenchProcess(builder.start());
    }

    /** Starts Java with this class path. */
    static BenchProcess java(int core, Path errors, String mainClass, List<String> arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(javaCommand(), NO_DEAD_WOOD, "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return start(core, errors, command);
    }

    /** An option for Java: a collection removes all garbage, so that the heap after it is what is in use. */
    static final String NO_DEAD_WOOD = "-XX:MarkSweepDeadRatio=0";

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits for a line that matches this and returns its first group. */
    String await(String pattern) throws IOException {
        var wanted = Pattern.compile(pattern);
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var matcher = wanted.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("the process ended before it said " + pattern);
    }

    /** Sends a line and returns the line of the response. */
    String ask(String command) throws IOException {
        input.println(command);
        var answer = output.readLine();
        if (answer == null || answer.startsWith("failed")) {
            throw new IOException(command + ": " + answer);
        }
        return answer;
    }

    /** Returns the CPU time that it has used so far, with its children, in microseconds. */
    double cpuMicros() throws IOException {
        long ticks = 0;
        for (var path : files("stat")) {
            // The name, in brackets, may contain blanks; utime and stime are fields 14 and 15.
            var fields = Files.readString(path).replaceFirst(".*\\) ", "").split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks / TICKS * 1e6;
    }

    /** Returns its memory, with its children, in bytes. */
    long residentBytes() throws IOException {
        long pages = 0;
        for (var path : files("statm")) {
            pages += Long.parseLong(Files.readString(path).split(" ")[1]);
        }
        return pages * PAGE;
    }

    /** Returns how many bytes it has read from storage, and how many by system calls, including sockets. */
    long[] bytesRead() throws IOException {
        var text = Files.readString(Path.of("/proc/" + process.pid() + "/io"));
        return new long[] {number(text, "read_bytes: (\\d+)"), number(text, "rchar: (\\d+)")};
    }

    private static long number(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private List<Path> files(String name) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> Path.of("/proc/" + handle.pid() + "/" + name))
                .toList();
    }

    /** Collects the garbage of a Java process and returns the bytes of heap that remain in use. */
    Optional<Long> heapAfterCollection() throws IOException, InterruptedException {
        // One command, because a busy process would create new garbage between two. Its last line is the sum.
        var total = Pattern.compile("Total +\\d+ +(\\d+)").matcher(jcmd("GC.class_histogram"));
        return total.find() ? Optional.of(Long.valueOf(total.group(1))) : Optional.empty();
    }

    String jcmd(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        words.addAll(List.of(command));
        var asked = new ProcessBuilder(words).redirectErrorStream(true).start();
        var text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return text;
    }

    /** Ends the process and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
