package dev.docent.bench;

import dev.docent.testing.Crowd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Asks questions at a constant rate, each over its own connection, however long the answers take. */
final class QuestionFlood {
    /** How long it waits for answers after the last question: 5 s. Later answers are not counted. */
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final Crowd crowd;
    private final int port;
    private final String path;
    private final int pages;
    private final GeneratedCorpus corpus = new GeneratedCorpus();

    QuestionFlood(Crowd crowd, int port, String path, int pages) {
        this.crowd = crowd;
        this.port = port;
        this.path = path;
        this.pages = pages;
    }

    /** Asks during a measurement of the open streams, and returns its result, followed by that of the questions. */
    String beside(int perSecond, int seconds, IntFunction<String> measure) throws InterruptedException {
        var asked = new ArrayList<Asker>();
        // Created before, so that the readers' core has nothing else to do during the measurement.
        var requests = requests(perSecond * seconds);
        var asking = new Thread(() -> ask(requests, perSecond, asked), "flood");
        asking.start();
        var streams = measure.apply(seconds);
        asking.join();
        awaitEnds(asked);
        var first = new ArrayList<Long>();
        var whole = new ArrayList<Long>();
        for (var asker : asked) {
            asker.report(first, whole);
        }
        long refused = asked.stream().filter(asker -> asker.refused).count();
        return String.join(
                " ",
                streams,
                String.valueOf(asked.size()),
                String.valueOf(whole.size()),
                String.valueOf(refused),
                quantiles(first),
                quantiles(whole));
    }

    private static String quantiles(List<Long> micros) {
        Collections.sort(micros);
        return micros.isEmpty() ? "0 0" : micros.get(micros.size() / 2) + " " + micros.get(micros.size() * 99 / 100);
    }

    private List<byte[]> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> corpus.question(i, pages).replace("\"", "") + " only-once")
                .map(question -> Crowd.post(path, "{\"message\":\"" + question + "\"}"))
                .toList();
    }

    private void ask(List<byte[]> requests, int perSecond, List<Asker> asked) {
        long pause = 1_000_000_000L / perSecond;
        long next = System.nanoTime();
        for (var request : requests) {
            var asker = new Asker();
            asked.add(asker);
            crowd.join(port, request, asker, Crowd.EVERYTHING);
            next += pause;
            while (System.nanoTime() - next < 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    private static void awaitEnds(List<Asker> asked) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (asked.stream().anyMatch(asker -> asker.endedAt == 0) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** One question. */
    private static final class Asker implements Crowd.Member {
        private final long askedAt = System.nanoTime();
        private volatile long firstAt;
        private volatile long endedAt;
        private volatile boolean refused;
        private Crowd.Connection connection;

        @Override
        public void onJoined(Crowd.Connection joined) {
            connection = joined;
        }

        @Override
        public void onHead(String head) {
            refused = !head.contains(" 200");
        }

        @Override
        public void onBody(ByteBuffer bytes) {
            if (firstAt == 0) {
                firstAt = System.nanoTime();
            }
            if (StandardCharsets.ISO_8859_1.decode(bytes).toString().contains("event: done")) {
                endedAt = System.nanoTime();
            }
        }

        @Override
        public void onEnd() {
            endedAt = endedAt == 0 ? System.nanoTime() : endedAt;
            connection.reset();
        }

        @Override
        public void onClosed() {
            endedAt = endedAt == 0 ? System.nanoTime() : endedAt;
        }

        void report(List<Long> first, List<Long> whole) {
            if (!refused && firstAt > 0) {
                first.add((firstAt - askedAt) / 1000);
                if (endedAt > 0) {
                    whole.add((endedAt - askedAt) / 1000);
                }
            }
        }
    }
}
