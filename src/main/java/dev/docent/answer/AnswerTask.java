package dev.docent.answer;

import dev.docent.corpus.Scope;
import dev.docent.journal.Frame;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.Retry;
import dev.docent.model.Usage;
import dev.docent.prompt.Exchange;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retriever;
import dev.docent.security.Caller;
import java.util.List;
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

    /** What a reader must know when nothing was found: the answer is the model's own. */
    static final Frame.Notice NOT_IN_DOCUMENTS = new Frame.Notice(
            "not_in_documents",
            "Not from your documents. Nothing in them matches this question, so this answer has no sources.");

    private final Answer answer;
    private final Output output;
    private volatile @Nullable Context context; // Until it has been used: it may have a whole conversation.
    private final Retriever retriever;
    private final int passages;
    private final PromptBuilder prompts;
    private final ChatModel model;
    private final Timing timing;
    private final AskedModel asked;
    private final QueuePlace place;

    // Set by the first stop, whoever calls it.
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile @Nullable Generation generation;

    // Only touched by the writer of the journal.
    private final AnswerText text;

    /** Where an answer is written to. Thread-safe. */
    interface Output {
        /** Adds a frame, unless the answer is over; returns whether it did. */
        boolean append(Frame frame);

        /**
         * Ends the answer, unless it is over.
         *
         * @param citations what the text cites, if the model was asked
         */
        void end(Outcome outcome, Optional<Frame.Citations> citations);

        /** Ends the answer because Docent itself failed, unless it is over. */
        void fail(Throwable cause);

        /** Returns whether nothing that is written has an effect any more. */
        boolean isOver();
    }

    private record Stop(StopCause cause, int keepUntil) {}

    AnswerTask(
            Answer answer,
            Output output,
            Context context,
            Retriever retriever,
            PromptBuilder prompts,
            ChatModel model,
            AnswerSettings settings,
            LongSupplier nanoTime) {
        this.answer = answer;
        this.output = output;
        this.context = context;
        this.retriever = retriever;
        this.passages = settings.passages();
        this.prompts = prompts;
        this.model = model;
        this.asked = new AskedModel(answer.model());
        this.place = new QueuePlace(answer.journal());
        this.text = new AnswerText(
                output,
                answer.journal()::size,
                settings.answerChars(),
                () -> stop(StopCause.TOO_LONG, Integer.MAX_VALUE));
        this.timing = new Timing(nanoTime);
    }

    /** Returns where this task waits until it is run or stopped. */
    QueuePlace place() {
        return place;
    }

    /** Returns who asked. */
    Caller caller() {
        return answer.question().caller();
    }

    /** Returns whether somebody reads the answer, or has not begun to. */
    boolean isAwaited() {
        return answer.isAwaited();
    }

    /** Ends the answer because no thread takes it. */
    void refuse(Throwable cause) {
        if (place.leave()) {
            output.fail(cause);
        }
    }

    @Override
    public void run() {
        if (!place.leave()) {
            return;
        }
        safely(this::prepareAndAsk);
    }

    /**
     * Takes a step of the answer. Whatever it throws ends the answer, an {@link Error} too: the thread belongs to a pool or to
     * a library, where nobody else would tell the reader.
     */
    private void safely(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            try {
                output.fail(e);
            } finally {
                stopModel();
            }
        }
    }

    /** Stops the model call, if there is one; returns false if that failed, so that the model will not say that it has ended. */
    private boolean stopModel() {
        var running = generation;
        if (running == null) {
            return true;
        }
        try {
            running.stop();
            return true;
        } catch (Throwable e) {
            LOG.error("The model call of answer {} could not be stopped", answer.id(), e);
            return false;
        }
    }

    /** Lets go of what only an answer that is being written needs: what was asked, and the model call with its prompt. */
    void letGo() {
        context = null;
        generation = null;
    }

    private void prepareAndAsk() {
        var context = this.context;
        if (context == null) {
            return;
        }
        output.append(new Frame.Status(Frame.Phase.SEARCHING));
        var earlier = context.history().stream().map(Exchange::question).toList();
        var retrieval = retriever.retrieve(new Query(context.question(), earlier, Scope.EVERYTHING, passages));
        timing.searched();
        appendSources(retrieval.passages());
        if (stop.get() != null) {
            end(outcomeOfStop(Optional.empty()));
            return;
        }
        var prompt = context.begun()
                .map(begun -> prompts.buildContinuation(context.question(), begun, context.history(), retrieval))
                .orElseGet(() -> prompts.build(context.question(), context.history(), retrieval));
        output.append(new Frame.Status(Frame.Phase.ASKING));
        var started = model.generate(prompt, this);
        generation = started;
        if (stop.get() != null || output.isOver()) {
            // It came between the look above and this line, when there was nothing to stop yet.
            if (!stopModel() && stop.get() != null) {
                endStopped();
            }
        }
    }

    private void appendSources(List<Passage> passages) {
        text.found(passages.size());
        output.append(SourceFrames.of(passages));
        if (passages.isEmpty()) {
            output.append(NOT_IN_DOCUMENTS);
        }
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
        if (place.leave() || !stopModel()) {
            endStopped();
        }
    }

    /** Ends a stopped answer without waiting any longer for what it is doing; does nothing when it has ended. */
    void endStopped() {
        safely(() -> output.end(outcomeOfStop(Optional.empty()), Optional.empty()));
    }

    @Override
    public void onText(String delta) {
        safely(() -> {
            timing.token();
            text.text(delta);
        });
    }

    @Override
    public void onReasoning(String delta) {
        safely(() -> {
            timing.token();
            text.reasoning(delta);
        });
    }

    @Override
    public void onRetry(Retry retry) {
        safely(() -> retried(retry));
    }

    private void retried(Retry retry) {
        LOG.warn(
                "Retrying answer {} with model {} in {} ms: {}",
                answer.id(),
                retry.model(),
                retry.delay().toMillis(),
                retry.cause().getMessage());
        output.append(asked.again(retry));
    }

    @Override
    public void onFinish(Completion completion) {
        safely(() -> finished(completion));
    }

    private void finished(Completion completion) {
        if (completion.loading() != null) {
            timing.loading(completion.loading());
        }
        if (completion.reason() == FinishReason.STOPPED && stop.get() != null) {
            endText(outcomeOfStop(Optional.ofNullable(completion.usage())));
            return;
        }
        endText(new Outcome.Finished(
                Outcome.finish(completion.reason()),
                facts(Optional.ofNullable(completion.usage())),
                Integer.MAX_VALUE));
    }

    private Outcome.Facts facts(Optional<Usage> usage) {
        return Outcome.Facts.of(usage, timing.toMillis(), asked.substitute());
    }

    @Override
    public void onError(ModelException failure) {
        safely(() -> failed(failure));
    }

    private void failed(ModelException failure) {
        LOG.warn(
                "Answer {} with model {} failed: {}{}",
                answer.id(),
                model.name(),
                failure.getMessage(),
                causeOf(failure));
        LOG.debug("Answer {} failed", answer.id(), failure);
        endText(Outcome.failed(failure.failure(), failure.retryAfter()));
    }

    /** A provider that fails is a thing of every day: one line, with what its connection said. */
    private static String causeOf(ModelException failure) {
        return failure.getCause() == null ? "" : " (" + failure.getCause() + ")";
    }

    private Outcome outcomeOfStop(Optional<Usage> usage) {
        var cause = stop.get();
        if (cause == null) {
            throw new AssertionError("Only called after a stop");
        }
        return Outcome.stopped(cause.cause(), cause.keepUntil(), facts(usage));
    }

    private void endText(Outcome outcome) {
        text.end();
        end(outcome);
    }

    private void end(Outcome outcome) {
        output.end(outcome, text.citations());
    }
}
