package dev.docent.bench;

import dev.docent.testing.Crowd;
import dev.docent.testing.TokenStamp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The readers, in a separate process with one thread. It takes one command per line and answers each with one line:
 *
 * <pre>
 * ask COUNT PORT PATH PER_SECOND    opens streams by POST; answers when each has brought a token
 * view COUNT PORT PATH PER_SECOND   opens streams by GET; answers when each has brought something
 * measure SECONDS                   answers: tokens bytes p50 p99 longest ended    (delays in microseconds)
 * flood PER_SECOND SECONDS PORT PATH PAGES   asks questions about so many pages at this pace while it measures; answers what measure
 *                                   answers, and: asked ended refused, p50 and p99 of the time to the first event and to the end
 * probe COUNT PORT PATH             opens streams one after the other; answers: p50 p99 of the time to the first event
 * close                             closes all of them
 * </pre>
 */
public final class StreamLoad {
    private static final String QUESTION = "{\"message\":\"Which port does the mill listen on?\"}";
    private static final long PATIENCE_SECONDS = 120;

    private final List<Crowd.Connection> open = new ArrayList<>();
    private Crowd crowd = new Crowd();

    // Guarded by this. The crowd's thread writes, the command thread reads.
    private @Nullable Delays delays;
    private long bytes;
    private int ended;

    public static void main(String[] args) throws IOException, InterruptedException {
        var load = new StreamLoad();
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(load.run(line.split(" ")));
        }
    }

    private String run(String[] words) throws InterruptedException {
        return switch (words[0]) {
            case "ask" -> {
                var request = Crowd.post(words[3], QUESTION);
                yield open(Integer.parseInt(words[1]), Integer.parseInt(words[2]), request, true, words[4]);
            }
            case "view" -> {
                var request = Crowd.get(words[3], "Accept: text/event-stream");
                yield open(Integer.parseInt(words[1]), Integer.parseInt(words[2]), request, false, words[4]);
            }
            case "measure" -> measure(Integer.parseInt(words[1]));
            case "flood" ->
                new QuestionFlood(crowd, Integer.parseInt(words[3]), words[4], Integer.parseInt(words[5]))
                        .beside(Integer.parseInt(words[1]), Integer.parseInt(words[2]), this::measure);
            case "probe" -> probe(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
            case "close" -> close();
            default -> throw new IllegalArgumentException("no such command: " + String.join(" ", words));
        };
    }

    private String open(int count, int port, byte[] request, boolean untilToken, String perSecond)
            throws InterruptedException {
        var begun = new CountDownLatch(count);
        var readers = new ArrayList<Reader>();
        long pause = (long) (1e9 / Double.parseDouble(perSecond));
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            readers.add(new Reader(begun, untilToken));
            open.add(crowd.join(port, request, readers.get(i), Crowd.EVERYTHING));
            next += pause;
            while (System.nanoTime() - next < 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        if (!begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            var one = readers.stream().filter(reader -> !reader.counted).findFirst();
            return "failed " + begun.getCount() + " of " + count + " streams brought no token; one brought "
                    + one.map(Reader::beginning).orElse("one just now");
        }
        return "opened " + count;
    }

    private String measure(int seconds) {
        synchronized (this) {
            delays = new Delays();
            bytes = 0;
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        synchronized (this) {
            var all = delays;
            delays = null;
            if (all == null) {
                throw new AssertionError("Set above.");
            }
            return String.join(
                    " ",
                    String.valueOf(all.count()),
                    String.valueOf(bytes),
                    String.valueOf(all.quantile(0.5)),
                    String.valueOf(all.quantile(0.99)),
                    String.valueOf(all.quantile(1)),
                    String.valueOf(ended));
        }
    }

    private String probe(int count, int port, String path) throws InterruptedException {
        var times = new Delays();
        for (int i = 0; i < count; i++) {
            var first = new FirstEvent();
            long start = System.nanoTime();
            var connection = crowd.join(port, Crowd.post(path, QUESTION), first, Crowd.EVERYTHING);
            if (!first.come.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return "failed a stream brought no event";
            }
            times.add((first.at - start) / 1000);
            connection.reset();
            // So that its retrieval does not delay the next one.
            LockSupport.parkNanos(100_000_000);
        }
        return times.quantile(0.5) + " " + times.quantile(0.99);
    }

    private String close() {
        crowd.close();
        crowd = new Crowd();
        open.clear();
        synchronized (this) {
            ended = 0;
        }
        return "closed";
    }

    private synchronized void count(int length) {
        bytes += length;
    }

    private synchronized void token(long micros) {
        if (delays != null) {
            delays.add(micros);
        }
    }

    private synchronized void closedByServer() {
        ended++;
    }

    /** One stream. It finds the stamps of its tokens wherever the bytes are cut. In every format, only stamps have a tilde. */
    private final class Reader implements Crowd.Member {
        private final CountDownLatch begun;
        private final boolean untilToken;
        private final StringBuffer beginning = new StringBuffer();
        private volatile boolean counted;
        private int digits = -1;
        private long stamp;

        Reader(CountDownLatch begun, boolean untilToken) {
            this.begun = begun;
            this.untilToken = untilToken;
        }

        @Override
        public void onHead(String head) {
            beginning.append(head).append(' ');
        }

        @Override
        public void onBody(ByteBuffer buffer) {
            long now = TokenStamp.now();
            count(buffer.remaining());
            if (!untilToken) {
                begin();
            }
            if (!counted) {
                beginning.append(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()));
            }
            while (buffer.hasRemaining()) {
                read(buffer.get(), now);
            }
        }

        private void read(byte b, long now) {
            if (b == TokenStamp.MARK) {
                digits = 0;
                stamp = 0;
            } else if (digits >= 0) {
                stamp = stamp * 36 + Character.digit(b, 36);
                digits++;
                if (digits == TokenStamp.DIGITS) {
                    digits = -1;
                    token(TokenStamp.age(stamp, now));
                    begin();
                }
            }
        }

        private void begin() {
            if (!counted) {
                counted = true;
                beginning.setLength(0);
                beginning.trimToSize();
                begun.countDown();
            }
        }

        /** Returns what arrived instead of a token, on one line. */
        String beginning() {
            return beginning.toString().replaceAll("\\s+", " ");
        }

        @Override
        public void onClosed() {
            closedByServer();
        }
    }

    /** Waits for the first {@code data:} of a response. */
    private static final class FirstEvent implements Crowd.Member {
        private final CountDownLatch come = new CountDownLatch(1);
        private final StringBuilder text = new StringBuilder();
        private volatile long at;

        @Override
        public void onBody(ByteBuffer bytes) {
            if (come.getCount() == 0) {
                return;
            }
            text.append(StandardCharsets.ISO_8859_1.decode(bytes));
            if (text.indexOf("data:") >= 0) {
                at = System.nanoTime();
                come.countDown();
            }
        }

        @Override
        public void onClosed() {
            // The wait for the event then times out and reports it.
        }
    }
}
