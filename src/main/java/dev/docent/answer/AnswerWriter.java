package dev.docent.answer;

import dev.docent.citation.CitationFilter;
import dev.docent.journal.Frame;
import dev.docent.model.ChatListener;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelException;
import dev.docent.model.Retry;
import dev.docent.model.Usage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one answer: passages, what the model says, and how it ends. It finds the citations in the text and keeps the text
 * within its limits. One thread at a time, except for {@link #facts}.
 */
final class AnswerWriter implements ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    /**
     * The maximum number of frames, 200,000. Then the answer ends with {@code answer_too_long}: this limits the memory for
     * an answer that comes in single letters.
     */
    private static final int MAX_FRAMES = 200_000;

    /** What a reader must know when nothing was found: the answer is the model's own. */
    static final Frame.Notice NOT_IN_DOCUMENTS = new Frame.Notice(
            "not_in_documents",
            "Not from your documents. Nothing in them matches this question, so this answer has no sources.");

    private final LiveAnswer live;
    private final long maxChars;
    private final Timing timing;
    private final AskedModel asked;
    private CitationFilter citations = new CitationFilter(0);
    private long chars;

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
    }

    /** Writes what the search has found. */
    void found(Frame.Sources found) {
        timing.searched();
        citations = new CitationFilter(found.sources().size());
        live.append(found);
        if (found.sources().isEmpty()) {
            live.append(NOT_IN_DOCUMENTS);
        }
    }

    @Override
    public void onText(String delta) {
        live.safely(() -> {
            timing.token();
            append(citations.next(delta));
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
            if (fits(delta)) {
                live.append(new Frame.Reasoning(delta));
            }
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
        if (completion.loading() != null) {
            timing.loading(completion.loading());
        }
        var facts = facts(completion.usage());
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

    /** Ends an answer that was stopped before the model was asked. */
    void endStopped(Stop stop) {
        end(Outcome.stopped(stop, facts(null)));
    }

    private void end(Outcome outcome) {
        append(citations.end());
        var used = citations.used().stream().sorted().toList();
        live.end(new Ending(outcome, new Frame.Citations(used)));
    }

    /** Returns what the answer has taken so far. May be called by any thread. */
    Outcome.Facts facts(@Nullable Usage usage) {
        return Outcome.Facts.of(usage, timing.toMillis(), asked.substitute().orElse(null));
    }
}
