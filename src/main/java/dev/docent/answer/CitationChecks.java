package dev.docent.answer;

import dev.docent.citation.CitationFilter;
import dev.docent.evidence.Similarity;
import dev.docent.evidence.SupportCheck;
import dev.docent.evidence.Unfounded;
import dev.docent.evidence.Verdict;
import dev.docent.journal.CitationProof;
import dev.docent.journal.Frame;
import dev.docent.retrieval.Passage;
import dev.docent.threads.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the citations of answers checked when their text is complete, within a time. Thread-safe; nothing waits here.
 *
 * <p>The end of an answer does not depend on the check. What is not checked when the time is up is left out and counted. If
 * the check fails or finds no thread, nothing is checked; if it does not even react to the end of its time, the answer ends
 * without it after the same time again.
 */
public final class CitationChecks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CitationChecks.class);

    /** Checks nothing. */
    public static final CitationChecks OFF = new CitationChecks(null, () -> {});

    private static final int THREADS = 2;

    /** How many answers may wait for their check. One more ends unchecked. */
    private static final int QUEUE = 200;

    private final @Nullable CheckParts parts;
    private final Runnable atEnd;

    /** What a check needs. */
    private record CheckParts(
            SupportCheck check,
            Executor threads,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            Duration limit) {}

    /**
     * Starts threads for checks.
     *
     * @param timer ends checks that do not end; its tasks are short
     * @param limit how long a check may take, from the end of the text; zero checks nothing
     */
    public static CitationChecks start(Similarity similarity, ScheduledExecutorService timer, Duration limit) {
        var checkThreads = WorkerPool.background("docent-check", THREADS, QUEUE);
        return new CitationChecks(
                new SupportCheck(similarity), checkThreads::close, checkThreads, timer, System::nanoTime, limit);
    }

    /**
     * Creates it.
     *
     * @param atEnd runs when this is closed
     * @param threads run the checks
     * @param nanoTime a clock in nanoseconds
     */
    CitationChecks(
            SupportCheck check,
            Runnable atEnd,
            Executor threads,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            Duration limit) {
        this(limit.isZero() ? null : new CheckParts(check, threads, timer, nanoTime, limit), atEnd);
    }

    private CitationChecks(@Nullable CheckParts parts, Runnable atEnd) {
        this.parts = parts;
        this.atEnd = atEnd;
    }

    @Override
    public void close() {
        atEnd.run();
    }

    /** Returns the check of one answer. */
    OfAnswer of(String question, List<Passage> passages) {
        return parts == null || passages.isEmpty() ? OfAnswer.NONE : new OfAnswer(parts, question, passages);
    }

    /** The check of one answer. Immutable. */
    static final class OfAnswer {
        /** The check of an answer that has no passages. */
        static final OfAnswer NONE = new OfAnswer(null, "", List.of());

        private final @Nullable CheckParts parts;
        private final String question;
        private final List<Passage> passages;

        private OfAnswer(@Nullable CheckParts parts, String question, List<Passage> passages) {
            this.parts = parts;
            this.question = question;
            this.passages = List.copyOf(passages);
        }

        /** Returns the check of the same answer with passages that were found later. */
        OfAnswer with(List<Passage> more) {
            var all = Stream.concat(passages.stream(), more.stream()).toList();
            return parts == null ? this : new OfAnswer(parts, question, all);
        }

        /**
         * Checks the text of the answer.
         *
         * @param text returns it; called by the thread that checks
         * @param used the numbers of the sources that it cites
         * @param then takes what was found, once; called now or later, by any thread
         */
        void check(Supplier<String> text, List<Integer> used, Consumer<Frame.Citations> then) {
            if (parts == null) {
                then.accept(new Frame.Citations(used));
                return;
            }
            var once = new AtomicBoolean();
            Consumer<Frame.Citations> first = found -> {
                if (once.compareAndSet(false, true)) {
                    then.accept(found);
                }
            };
            long limit = parts.limit().toNanos();
            long end = parts.nanoTime().getAsLong() + limit;
            try {
                parts.threads().execute(() -> first.accept(checked(parts, text, used, end)));
                var unused =
                        parts.timer().schedule(() -> giveUp(once, text, used, first), 2 * limit, TimeUnit.NANOSECONDS);
            } catch (Throwable e) {
                LOG.warn("The citations of an answer are not checked: {}", String.valueOf(e));
                first.accept(unchecked(text, used));
            }
        }

        private void giveUp(
                AtomicBoolean once, Supplier<String> text, List<Integer> used, Consumer<Frame.Citations> first) {
            if (!once.get()) {
                LOG.warn("The check of an answer's citations did not end in time, so they are not checked");
                first.accept(unchecked(text, used));
            }
        }

        private Frame.Citations checked(CheckParts parts, Supplier<String> text, List<Integer> used, long end) {
            try {
                var verdict = parts.check()
                        .check(
                                text.get(),
                                question,
                                passages,
                                () -> parts.nanoTime().getAsLong() - end >= 0);
                return frame(used, verdict);
            } catch (Throwable e) {
                LOG.warn("The citations of an answer are not checked, because the check failed", e);
                return unchecked(text, used);
            }
        }

        /** Returns the frame of an answer of which nothing was checked, even if its text cannot be read any more. */
        private Frame.Citations unchecked(Supplier<String> text, List<Integer> used) {
            int count = used.size();
            try {
                count = CitationFilter.places(text.get(), passages.size()).stream()
                        .mapToInt(place -> place.numbers().size())
                        .sum();
            } catch (Throwable e) {
                LOG.debug("The citations of an answer cannot be counted", e);
            }
            return new Frame.Citations(used, List.of(), null, null, count == 0 ? null : count);
        }

        private static Frame.Citations frame(List<Integer> used, Verdict verdict) {
            var findings =
                    verdict.findings().stream().map(OfAnswer::unsupported).toList();
            return new Frame.Citations(
                    used,
                    verdict.checked().stream().map(OfAnswer::proof).toList(),
                    findings.isEmpty() ? null : findings,
                    verdict.lines().stream().map(OfAnswer::span).toList(),
                    verdict.unchecked() == 0 ? null : verdict.unchecked());
        }

        private static CitationProof.CheckedCitation proof(Verdict.Judgement it) {
            var lines = it.lines();
            return new CitationProof.CheckedCitation(
                    it.n(),
                    it.start(),
                    it.end(),
                    it.support(),
                    lines == null ? null : lines.first(),
                    lines == null ? null : lines.last());
        }

        private static CitationProof.UnsupportedText unsupported(Unfounded it) {
            return new CitationProof.UnsupportedText(
                    it.start(), it.end(), it.kind().name().toLowerCase(Locale.ROOT));
        }

        private static CitationProof.CitedLines span(Verdict.SupportingLines it) {
            return new CitationProof.CitedLines(
                    it.n(), it.lines().first(), it.lines().last(), it.hash());
        }
    }
}
