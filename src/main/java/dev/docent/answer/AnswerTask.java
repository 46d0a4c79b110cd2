package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.CitationFilter;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Retry;
import dev.docent.model.Usage;
import dev.docent.prompt.Exchange;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retriever;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one answer: finds passages, asks the model, appends what comes to the journal, and ends it.
 *
 * <p>The journal has one writer at a time: {@link QueuePlace} while the task waits, {@link #run} until the model is asked, then the
 * model's serial calls; a stop before either takes the place of {@link #run}. {@link #stop} may be called by any thread at any
 * time.
 */
final class AnswerTask implements Runnable, ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerTask.class);

    /**
     * The most frames that a journal takes before its answer is ended with {@code answer_too_long}: a bound on the memory
     * of an answer that comes in single letters.
     */
    static final int MAX_FRAMES = 200_000;

    private final Answer answer;
    private final Journal journal;
    private final Context context;
    private final Retriever retriever;
    private final PromptBuilder prompts;
    private final ChatModel model;
    private final long maxChars;
    private final Finisher finisher;
    private final Timing timing;
    private final AskedModel asked;
    private final QueuePlace place;

    // Set by the first stop, whoever calls it.
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile @Nullable Generation generation;

    // Only touched by the writer of the journal.
    private boolean searched;
    private CitationFilter citations = new CitationFilter(0);
    private long chars;

    /** Ends an answer: keeps it, then appends the last frames. */
    interface Finisher {
        /**
         * Called once, by the writer of the journal.
         *
         * @param citations what the text cites, if the model was asked
         */
        void finish(Outcome outcome, Optional<Frame.Citations> citations);
    }

    private record Stop(StopCause cause, int keepUntil) {}

    AnswerTask(
            Answer answer,
            Context context,
            Retriever retriever,
            PromptBuilder prompts,
            ChatModel model,
            long maxChars,
            LongSupplier nanoTime,
            Finisher finisher) {
        this.answer = answer;
        this.journal = answer.journal();
        this.context = context;
        this.retriever = retriever;
        this.prompts = prompts;
        this.model = model;
        this.asked = new AskedModel(answer.model());
        this.place = new QueuePlace(journal);
        this.maxChars = maxChars;
        this.timing = new Timing(nanoTime);
        this.finisher = finisher;
    }

    /** Returns where this task waits until it is run or stopped. */
    QueuePlace place() {
        return place;
    }

    @Override
    public void run() {
        if (!place.leave()) {
            return;
        }
        try {
            prepareAndAsk();
        } catch (RuntimeException e) {
            LOG.error("Answer {} failed before the model was asked", answer.id(), e);
            end(Outcome.failed(ModelFailure.INTERNAL, Optional.empty()));
        }
    }

    private void prepareAndAsk() {
        journal.append(new Frame.Status("searching"));
        var earlier = context.history().stream().map(Exchange::question).toList();
        var retrieval = retriever.retrieve(context.question(), earlier);
        timing.searched();
        appendSources(retrieval.passages());
        if (stop.get() != null) {
            end(outcomeOfStop(Optional.empty()));
            return;
        }
        var prompt = context.begun()
                .map(begun -> prompts.buildContinuation(context.question(), begun, context.history(), retrieval))
                .orElseGet(() -> prompts.build(context.question(), context.history(), retrieval));
        journal.append(new Frame.Status("asking"));
        var started = model.generate(prompt, this);
        generation = started;
        if (stop.get() != null) {
            // It came between the look above and this line, when there was nothing to stop yet.
            started.stop();
        }
    }

    private void appendSources(List<Passage> passages) {
        searched = true;
        citations = new CitationFilter(passages.size());
        journal.append(SourceFrames.of(passages));
    }

    /**
     * Ends the answer as soon as possible; does nothing when it has ended or is being stopped.
     *
     * @param keepUntil the last frame whose text is kept
     */
    void stop(StopCause cause, int keepUntil) {
        if (!stop.compareAndSet(null, new Stop(cause, keepUntil))) {
            return;
        }
        if (place.leave()) {
            finisher.finish(outcomeOfStop(Optional.empty()), Optional.empty());
            return;
        }
        var running = generation;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void onText(String delta) {
        timing.token();
        append(citations.next(delta));
    }

    private void append(String text) {
        if (text.isEmpty() || isOverLimit(text)) {
            return;
        }
        journal.append(new Frame.Text(text));
    }

    @Override
    public void onReasoning(String delta) {
        timing.token();
        if (!isOverLimit(delta)) {
            journal.append(new Frame.Reasoning(delta));
        }
    }

    private boolean isOverLimit(String text) {
        chars += text.length();
        if (chars <= maxChars && journal.size() < MAX_FRAMES) {
            return false;
        }
        stop(StopCause.TOO_LONG, Integer.MAX_VALUE);
        return true;
    }

    @Override
    public void onRetry(Retry retry) {
        LOG.warn(
                "Answer {} is asked for again, of {} in {} ms: {}",
                answer.id(),
                retry.model(),
                retry.delay().toMillis(),
                retry.cause().getMessage());
        journal.append(asked.again(retry));
    }

    @Override
    public void onFinish(Completion completion) {
        completion.loading().ifPresent(timing::loading);
        if (completion.reason() == FinishReason.STOPPED && stop.get() != null) {
            endText(outcomeOfStop(completion.usage()));
            return;
        }
        var finish = completion.reason().name().toLowerCase(Locale.ROOT);
        endText(new Outcome.Finished(finish, facts(completion.usage()), Integer.MAX_VALUE));
    }

    private Outcome.Facts facts(Optional<Usage> usage) {
        return Outcome.Facts.of(usage, timing.toMillis(), asked.substitute());
    }

    @Override
    public void onError(ModelException failure) {
        LOG.warn("Answer {} by {} failed: {}", answer.id(), model.name(), failure.getMessage(), failure.getCause());
        endText(Outcome.failed(failure.failure(), failure.retryAfter()));
    }

    private Outcome outcomeOfStop(Optional<Usage> usage) {
        var cause = stop.get();
        if (cause == null) {
            throw new AssertionError("Only called after a stop");
        }
        return Outcome.stopped(cause.cause(), cause.keepUntil(), facts(usage));
    }

    private void endText(Outcome outcome) {
        append(citations.end());
        end(outcome);
    }

    private void end(Outcome outcome) {
        var cited = searched
                ? Optional.of(
                        new Frame.Citations(citations.used().stream().sorted().toList()))
                : Optional.<Frame.Citations>empty();
        finisher.finish(outcome, cited);
    }
}
