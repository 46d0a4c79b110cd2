package dev.docent.bench;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.SqliteAddress;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.security.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures what running answers cost the disk: a number of answers with 20 tokens a second write for a minute, as fast as the
 * database accepts it, in the same batches as the server.
 *
 * <p>The argument is the number of answers. Linux only: it reads what the kernel counts for this process.
 */
public final class WritingBenchmark {
    private static final int BATCHES = 150;
    private static final int TOKENS_PER_BATCH = 8;
    private static final String TOKEN = "token ";

    private WritingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int answers = Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("docent-writing");
        var file = folder.resolve("docent.db");
        long before = written();
        long text = 0;
        long batches;
        double seconds;
        try (var store = new SqliteAddress(file, "").open(Clock.systemUTC(), 1_000_000)) {
            var journals = new long[answers];
            for (int answer = 0; answer < answers; answer++) {
                journals[answer] =
                        store.begin(Caller.LOCAL, "title", turn(answer)).journal();
            }
            batches = written();
            long begin = System.nanoTime();
            for (int batch = 0; batch < BATCHES; batch++) {
                var parts = new ArrayList<TurnPart>();
                for (int answer = 0; answer < answers; answer++) {
                    parts.add(part(journals[answer], batch));
                }
                store.append(parts);
            }
            seconds = (System.nanoTime() - begin) / 1e9;
            batches = written() - batches;
            var whole = TOKEN.repeat(BATCHES * TOKENS_PER_BATCH);
            for (int answer = 0; answer < answers; answer++) {
                store.end(ended(answer, whole), rest(journals[answer]));
                text += whole.length();
            }
            store.forget(Instant.now());
        }
        System.out.printf(
                Locale.ROOT,
                "%d answers: %,d bytes of text; written to files %,d in batches, %,d with begins and ends; database"
                        + " %,d; %.1f ms a batch%n",
                answers,
                text,
                batches,
                written() - before,
                Files.size(file),
                seconds * 1000 / BATCHES);
        delete(folder);
    }

    private static String id(int answer) {
        return "an-answer-with-id-%04d".formatted(answer);
    }

    private static Turn turn(int answer) {
        return Turn.begin(id(answer), "conversation-" + answer, new AskedQuestion("question", "model", Instant.EPOCH));
    }

    private static Turn ended(int answer, String text) {
        return turn(answer).ended(text, TurnStatus.DONE, List.of(), Instant.EPOCH);
    }

    private static TurnPart part(long journal, int batch) {
        return new TurnPart(
                journal, batch * TOKENS_PER_BATCH + 2, Collections.nCopies(TOKENS_PER_BATCH, new Frame.Text(TOKEN)));
    }

    private static TurnPart rest(long journal) {
        return new TurnPart(
                journal,
                BATCHES * TOKENS_PER_BATCH + 2,
                List.of(new Frame.Citations(List.of(1)), new Frame.Failed("x", "y", true, null)));
    }

    /** Returns the bytes that this process has written to the file system. */
    private static long written() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("wchar:"))
                .mapToLong(
                        line -> Long.parseLong(line.substring("wchar:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
