package dev.docent.answer;

import dev.docent.attempt.Attempt;
import dev.docent.citation.CitationFilter;
import dev.docent.journal.Frame;
import dev.docent.model.ChatListener;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelException;
import dev.docent.model.Retry;
import dev.docent.model.Usage;
import dev.docent.retrieval.Passage;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one answer: passages, what the model says in all rounds, and how it ends. It finds the citations in the text and keeps the text
 * within its limits. One thread at a time, except for {@link #facts}.
 */
final class AnswerWriter implements ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    /**
     * The maximum number of frames, 200,000. Then the answer ends with {@code answer_too_long}: this limits the memory for
     * an answer that comes in single letters.
     */
    private static final int MAX_FRAMES = 200_000;

    /** What is between the texts of two rounds. */
    private static final String BREAK = "\n\n";

    /** A round that was not counted, which makes the sum of all rounds a guess. */
    private static final Usage UNCOUNTED = new Usage(0, 0, true, 0.0);

    private final LiveAnswer live;
    private final long maxChars;
    private final Timing timing;
    private final AskedModel asked;
    private final AbsenceNotice absence;
    private CitationFilter citations = new CitationFilter(0);
    private CitationChecks.OfAnswer check = CitationChecks.OfAnswer.NONE;
    private long chars;
    private int sources;
    private boolean textWritten;
    private boolean reasoningWritten;

    /** Whether the next text or reasoning begins a new paragraph, because another round has begun. */
    private boolean textBreak;

    private boolean reasoningBreak;

    /** What the rounds before this one took. Read by any thread. */
    private volatile @Nullable Usage earlier;

    /**
     * Creates a writer that has written nothing.
     *
     * @param model the name of the chosen model
     * @param maxChars the longest answer, including its reasoning, in UTF-16 units
     * @param nanoTime a clock in nanoseconds
     */
    AnswerWriter(LiveAnswer live, String model, long maxChars, LongSupplier nanoTime) {
        this.live = live;
        this.maxChars = maxChars;
        this.timing = new Timing(nanoTime);
        this.asked = new AskedModel(model);
        this.absence = new AbsenceNotice(live);
    }

    /** Notes that something begins that the answer can do without. */
    void attempting() {
        timing.attempting();
    }

    /** Notes how that ended, under its name in the timing, and what it took. */
    void attempted(String name, Attempt end) {
        timing.attempted(name, end.isDone());
        earlier = sum(end.usage());
    }

    /**
     * Writes what the search has found.
     *
     * @param check compares the finished text with it
     */
    void found(Frame.Sources found, CitationChecks.OfAnswer check) {
        timing.searched();
        this.check = check;
        sources = found.sources().size();
        citations = new CitationFilter(sources);
        live.append(found);
    }

    /** Tells readers if the documents probably do not answer. */
    AbsenceNotice absence() {
        return absence;
    }

    /**
     * Writes what the model has found in addition; its numbers follow those before.
     *
     * @param passages the same as passages
     */
    void foundMore(Frame.Sources found, List<Passage> passages) {
        check = check.with(passages);
        sources += found.sources().size();
        citations.setPassages(sources);
        live.append(found);
    }

    /** Notes that a round has ended and another one follows. */
    void roundEnded(Completion completion) {
        timing.loading(completion.loading());
        earlier = sum(counted(completion));
        textBreak = textWritten;
        reasoningBreak = reasoningWritten;
    }

    private @Nullable Usage counted(Completion completion) {
        return completion.usage() == null && earlier != null ? UNCOUNTED : completion.usage();
    }

    private @Nullable Usage sum(@Nullable Usage usage) {
        var before = earlier;
        if (before == null) {
            return usage;
        }
        return usage == null ? before : before.plus(usage);
    }

    @Override
    public void onText(String delta) {
        live.safely(() -> {
            timing.token();
            append(citations.next(textBreak ? BREAK + delta : delta));
            textBreak = false;
            textWritten = true;
        });
    }

    private void append(String text) {
        if (!text.isEmpty() && fits(text)) {
            live.append(new Frame.Text(text));
        }
    }

    @Override
    public void onReasoning(String delta) {
        live.safely(() -> {
            timing.token();
            var text = reasoningBreak ? BREAK + delta : delta;
            if (fits(text)) {
                live.append(new Frame.Reasoning(text));
            }
            reasoningBreak = false;
            reasoningWritten = true;
        });
    }

    private boolean fits(String text) {
        chars += text.length();
        if (chars <= maxChars && live.answer().journal().size() < MAX_FRAMES) {
            return true;
        }
        live.stop(Stop.TOO_LONG);
        return false;
    }

    @Override
    public void onRetry(Retry retry) {
        live.safely(() -> {
            LOG.warn(
                    "Retrying answer {} with model {} in {} ms: {}",
                    live.id(),
                    retry.model(),
                    retry.delay().toMillis(),
                    retry.cause().getMessage());
            live.append(asked.again(retry));
        });
    }

    @Override
    public void onFinish(Completion completion) {
        live.safely(() -> finished(completion));
    }

    private void finished(Completion completion) {
        timing.loading(completion.loading());
        var facts = facts(counted(completion));
        var stop = live.state().stop();
        if (completion.reason() == FinishReason.STOPPED && stop != null) {
            end(Outcome.stopped(stop, facts));
        } else {
            end(new Outcome.Finished(Outcome.finish(completion.reason()), facts, Integer.MAX_VALUE));
        }
    }

    @Override
    public void onError(ModelException failure) {
        live.safely(() -> {
            LOG.warn(
                    "Answer {} with model {} failed: {}{}",
                    live.id(),
                    live.answer().model(),
                    failure.getMessage(),
                    causeOf(failure));
            LOG.debug("Answer {} failed", live.id(), failure);
            end(Outcome.failed(failure));
        });
    }

    /** Returns the rest of the log line: providers fail every day, so one line says what the connection said. */
    private static String causeOf(ModelException failure) {
        return failure.getCause() == null ? "" : " (" + failure.getCause() + ")";
    }

    /** Returns whether somebody has stopped the answer, and then ends it, because no model runs that would. */
    boolean endIfStopped() {
        var stop = live.state().stop();
        if (stop != null) {
            end(Outcome.stopped(stop, facts(null)));
        }
        return stop != null;
    }

    /** Ends the answer when its citations are checked, which may be later and in another thread. */
    private void end(Outcome outcome) {
        append(citations.end());
        var used = citations.used().stream().sorted().toList();
        absence.end(used);
        // What was found is not needed any more.
        var last = check;
        check = CitationChecks.OfAnswer.NONE;
        last.check(
                () -> live.text(outcome.keepUntil()),
                used,
                cited -> live.safely(() -> live.end(new Ending(outcome, cited))));
    }

    /** Returns what the answer has taken so far. May be called by any thread. */
    Outcome.Facts facts(@Nullable Usage usage) {
        return Outcome.Facts.of(
                sum(usage), timing.toMillis(), asked.substitute().orElse(null));
    }
}
