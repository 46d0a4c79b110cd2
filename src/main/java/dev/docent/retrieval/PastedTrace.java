package dev.docent.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a stack trace or a log in a question, and what should be searched instead of its lines: what the user says, the errors with
 * their messages, the calls in the user's own code, and the names of their files. Stateless.
 *
 * <p>A trace of 200 lines is about the two or three names in it that the documents have. Its other words, such as those of
 * libraries and of time stamps, would find anything.
 */
final class PastedTrace {
    /** How many calls are searched, 5. */
    private static final int MOST_FRAMES = 5;

    /** How many errors are searched, 3: the first and the last ones, which are the cause. */
    private static final int MOST_ERRORS = 3;

    /** How much of the message of an error is searched, 200 characters. */
    private static final int MESSAGE_CHARS = 200;

    /** How much of a line is looked at, 500 characters. */
    private static final int LINE_CHARS = 500;

    /** With fewer lines that begin with a time, a text is no log. */
    private static final int LEAST_LOG_LINES = 3;

    /** Caused by: com.acme.PoolException: Pool is closed */
    private static final Pattern ERROR =
            Pattern.compile("(?:\\s*(?:Exception in thread \"[^\"]*\"|Caused by:|Suppressed:|Unhandled exception[.:]?"
                    + "|Uncaught|--->|\\(node:\\d+\\))){0,250}\\s*(?:[\\w$]+[./$]){0,250}(?<error>[A-Z]\\w*(?:Exception|Error|Warning|Fault|Interrupt|Exit|Failure))(?:"
                    + " \\[\\w+\\])?(?:: ?(?<message>.*))?");

    /** The last line of a trace of Python may name any class: shop.pool.PoolClosed: gone */
    private static final Pattern ANY_ERROR =
            Pattern.compile("(?:\\w+\\.){0,250}(?<error>[A-Z]\\w+)(?:: (?<message>.*))?");

    private static final Pattern PANIC = Pattern.compile("(?:panic|fatal error): (?<message>.*)");
    private static final Pattern RUST_PANIC = Pattern.compile(
            "thread '[^']*'(?: \\(\\d+\\))? panicked at (?:'(?<message>.*)', )?(?<file>\\S+?):\\d+:\\d+:?");

    /** 2026-03-01 12:00:00,123 [main] ERROR com.acme.Pool - Pool is closed */
    private static final Pattern LOG_LINE =
            Pattern.compile("\\W?(?:\\d{4}[-/.]\\d\\d[-/.]\\d\\d[ T])?\\d\\d:\\d\\d:\\d\\d\\S*\\s+(?<rest>.*)");

    private static final Pattern LOG_ERROR =
            Pattern.compile("(?:.*[\\[\\s(|])?(?:ERROR|FATAL|SEVERE|CRITICAL|WARN|WARNING)[\\])|:]?\\s+(?<message>.*)");

    private static final Pattern LOGGER = Pattern.compile(
            "(?:\\[[^\\]]*\\]\\s*){0,250}(?:[\\w$]+\\.){0,250}(?<name>[\\w$]+)\\s*(?:\\[[^\\]]*\\]\\s*)?(?:-|:)\\s+(?<message>.*)");

    /** Lines that only belong to a trace. */
    private static final Pattern OTHER = Pattern.compile(
            "Traceback \\(most recent call last\\):|\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)|goroutine \\d+"
                    + " .*|stack backtrace:|note: .*|\\[signal .*|exit status \\d+|\\s*--- End of .*|(?:During handling of"
                    + " the above|The above) exception.*|Process finished with .*|\\s*\\^+\\s*|\\[.*\\]\\$.*");

    private final List<String> lines;
    private final List<TraceFrame> frames = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private boolean isPython;
    private int logLines;
    private int first = -1;
    private int last = -1;

    private PastedTrace(String question) {
        this.lines = question.lines()
                .map(line -> line.substring(0, Math.min(line.length(), LINE_CHARS)))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (reads(i)) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
    }

    /** Returns what should be searched for a question: the question itself if it has no trace and no log. */
    static String searchText(String question) {
        if (question.indexOf('\n') < 0) {
            return question;
        }
        var trace = new PastedTrace(question);
        return trace.isThere() ? trace.identifiers(question) : question;
    }

    private boolean isThere() {
        return frames.size() > 1 || (!frames.isEmpty() && !errors.isEmpty()) || logLines >= LEAST_LOG_LINES;
    }

    /** Reads a line; returns whether it belongs to a trace or a log. */
    private boolean reads(int at) {
        var line = lines.get(at);
        var next = at + 1 < lines.size() ? lines.get(at + 1) : "";
        var frame = TraceFrame.of(line).or(() -> TraceFrame.of(line, next));
        if (frame.isPresent()) {
            frames.add(frame.get());
            isPython |= line.stripLeading().startsWith("File \"");
            return true;
        }
        return readsError(at) || readsLog(line) || OTHER.matcher(line).matches() || isInsideOfAFrame(at);
    }

    private boolean readsError(int at) {
        var line = lines.get(at);
        var rust = RUST_PANIC.matcher(line);
        if (rust.matches()) {
            var message = rust.group("message");
            add("", message == null && at + 1 < lines.size() ? lines.get(at + 1) : message);
            return true;
        }
        var panic = PANIC.matcher(line);
        if (panic.matches()) {
            add("", panic.group("message"));
            return true;
        }
        boolean endsPython = isPython && at > 0 && lines.get(at - 1).startsWith("    ");
        var error = (endsPython && !line.startsWith(" ") ? ANY_ERROR : ERROR).matcher(line);
        if (!error.matches()) {
            return false;
        }
        add(error.group("error"), error.group("message"));
        return true;
    }

    private boolean readsLog(String line) {
        var log = LOG_LINE.matcher(line);
        if (!log.matches()) {
            return false;
        }
        logLines++;
        var error = LOG_ERROR.matcher(log.group("rest"));
        if (error.matches()) {
            var logger = LOGGER.matcher(error.group("message"));
            logged.add(beginning(
                    logger.matches() ? logger.group("name") + ": " + logger.group("message") : error.group("message")));
        }
        return true;
    }

    /** Returns whether a line shows the code of the call before it, or its place. */
    private boolean isInsideOfAFrame(int at) {
        return !frames.isEmpty()
                && last == at - 1
                && (lines.get(at).startsWith("    ") || TraceFrame.isNameAlone(lines.get(at)));
    }

    private void add(String error, @Nullable String message) {
        var said = message == null ? "" : beginning(message.strip());
        errors.add(error.isEmpty() || said.isEmpty() ? error + said : error + ": " + said);
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MESSAGE_CHARS));
    }

    private String identifiers(String question) {
        var found = new LinkedHashSet<String>();
        Stream.concat(lines.subList(0, first).stream(), lines.subList(last + 1, lines.size()).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(found::add);
        found.addAll(ends(errors));
        found.addAll(ends(logged));
        var calls = interesting();
        calls.stream().map(TraceFrame::name).forEach(found::add);
        calls.stream().map(TraceFrame::file).forEach(found::add);
        found.remove("");
        return found.isEmpty() ? question : found.stream().collect(Collectors.joining("\n"));
    }

    /** Returns the first and the last ones, each once. */
    private static List<String> ends(List<String> all) {
        var distinct = all.stream().distinct().toList();
        return distinct.size() <= MOST_ERRORS
                ? distinct
                : Stream.concat(distinct.stream().limit(1), distinct.stream().skip(distinct.size() - (MOST_ERRORS - 1)))
                        .toList();
    }

    /** Returns the calls to search, those of the user's own code first. Those of the language say nothing beside others. */
    private List<TraceFrame> interesting() {
        var best = frames.stream()
                .sorted(Comparator.comparing(TraceFrame::whose))
                .distinct()
                .toList();
        Optional<TraceFrame.Whose> leading =
                best.stream().map(TraceFrame::whose).findFirst();
        return best.stream()
                .filter(frame -> frame.whose() != TraceFrame.Whose.RUNTIME
                        || leading.equals(Optional.of(TraceFrame.Whose.RUNTIME)))
                .limit(MOST_FRAMES)
                .toList();
    }
}
