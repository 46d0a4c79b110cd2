package dev.docent.answer;

import dev.docent.attempt.AttemptWait;
import dev.docent.journal.Frame;
import dev.docent.journal.Phase;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Retry;
import dev.docent.model.ToolRequest;
import dev.docent.prompt.Lookups;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolCall;
import dev.docent.prompt.ToolResult;
import dev.docent.prompt.ToolRound;
import dev.docent.retrieval.Passage;
import dev.docent.tools.Finding;
import dev.docent.tools.ToolSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of an answer whose model may look into the documents: the model is asked, what it asks for is looked up, and it is
 * asked again with the results, until it has answered. What it writes goes to the {@link AnswerWriter}. One thread at a time.
 *
 * <p>It ends, whatever the model does: after {@link LookLimits} it is asked once more, and then it may not ask for anything.
 * Whatever is wrong with a call, the model is told in words.
 */
final class Steps implements ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** The most lookups of one round, 8. The model is told that the others were left out. */
    private static final int MAX_CALLS = 8;

    private static final String TOO_MANY =
            "Only " + MAX_CALLS + " calls are done at once, so this one was left out. Make it again if you need it.";
    private static final String BUSY = "Nothing can be looked up at the moment. Answer with what you have.";
    private static final String LAST =
            "\n\nNothing more can be looked up for this answer. Answer now with what you have.";

    /**
     * What the steps of an answer need.
     *
     * @param threads look things up
     * @param nanoTime a clock in nanoseconds
     */
    record Means(
            AnswerSources sources, CitationChecks checks, LookLimits limits, Executor threads, LongSupplier nanoTime) {
        /** Goes on in another thread; in this one if too much waits, because the answer has waited for its turn already. */
        void goOn(LiveAnswer live, Runnable part) {
            try {
                threads.execute(() -> live.safely(part));
            } catch (RejectedExecutionException e) {
                LOG.warn("Answer {} goes on at once, because too much is waiting", live.id());
                part.run();
            }
        }

        /**
         * Begins something that an answer can do without, unless it was stopped. A stop does not wait for it, and cancels it.
         *
         * @param said what readers are told meanwhile
         * @param attempt promises not to fail, but the answer depends on it
         * @param broken returns the result of an attempt that has failed all the same
         * @param next gets the result, in any thread
         */
        <R> void attempt(
                LiveAnswer live,
                Frame.Status said,
                Supplier<CompletionStage<R>> attempt,
                Function<Throwable, R> broken,
                Consumer<R> next) {
            var writer = live.writer();
            if (writer.endIfStopped()) {
                return;
            }
            live.append(said);
            writer.attempting();
            live.beginPart(() -> AttemptWait.begin(
                    attempt, broken, result -> live.safely(() -> next.accept(result)), writer::endIfStopped));
        }
    }

    private final LiveAnswer live;
    private final ChatModel model;
    private final Means means;
    private final ToolSession session;
    private final long startedAt;
    private final StringBuilder said = new StringBuilder();
    private Prompt prompt;

    /**
     * Creates the steps of an answer.
     *
     * @param prompt offers tools
     * @param session does what the model asks for, with the rights of the asker
     */
    Steps(LiveAnswer live, ChatModel model, Prompt prompt, ToolSession session, Means means) {
        this.live = live;
        this.model = model;
        this.prompt = prompt;
        this.session = session;
        this.means = means;
        this.startedAt = means.nanoTime().getAsLong();
    }

    /** Asks the model, which ends the answer from now on, or asks for something. */
    void ask() {
        live.append(new Frame.Status(Phase.ASKING));
        live.beginPart(() -> model.generate(prompt, this));
    }

    @Override
    public void onText(String delta) {
        said.append(delta);
        live.writer().onText(delta);
    }

    @Override
    public void onReasoning(String delta) {
        live.writer().onReasoning(delta);
    }

    @Override
    public void onRetry(Retry retry) {
        live.writer().onRetry(retry);
    }

    @Override
    public void onError(ModelException failure) {
        live.writer().onError(failure);
    }

    @Override
    public void onFinish(Completion completion) {
        var request = completion.request();
        if (request == null) {
            live.writer().onFinish(completion);
        } else if (prompt.looking().open()) {
            live.safely(() -> lookLater(completion, request));
        } else {
            endWithoutResults(completion);
        }
    }

    /** A model that asks for something although it may not has answered, or has nothing to say. */
    private void endWithoutResults(Completion completion) {
        if (said.toString().isBlank()) {
            onError(new ModelException(
                    ModelFailure.EMPTY_ANSWER, "the model " + model.name() + " asked for tools instead of answering"));
        } else {
            live.writer().onFinish(new Completion(FinishReason.STOP, completion.usage(), completion.loading()));
        }
    }

    private void lookLater(Completion completion, ToolRequest request) {
        live.writer().roundEnded(completion);
        try {
            means.threads().execute(() -> live.safely(() -> look(request)));
        } catch (RejectedExecutionException e) {
            LOG.warn("Nothing is looked up for answer {}, because too much is waiting", live.id());
            var results = request.calls().stream()
                    .map(call -> new ToolResult(call, BUSY))
                    .toList();
            goOn(request, results, List.of(), false);
        }
    }

    private void look(ToolRequest request) {
        var results = new ArrayList<ToolResult>();
        var found = new ArrayList<Passage>();
        for (var call : request.calls()) {
            if (live.writer().endIfStopped()) {
                return;
            }
            results.add(new ToolResult(call, results.size() < MAX_CALLS ? resultOf(call, found) : TOO_MANY));
        }
        int done = prompt.looking().rounds().size() + 1;
        boolean open = done < means.limits().steps()
                && !session.isUsedUp()
                && elapsed().compareTo(means.limits().maxTime()) < 0;
        goOn(request, results, found, open);
    }

    private String resultOf(ToolCall call, List<Passage> found) {
        var look = session.plan(call);
        look.detail().ifPresent(detail -> live.append(Frame.Status.looking(detail)));
        Finding result;
        try {
            result = look.run();
        } catch (RuntimeException e) {
            LOG.warn("A lookup for answer {} failed", live.id(), e);
            return "This lookup failed. Go on without it.";
        }
        if (!result.passages().isEmpty()) {
            int first = prompt.passages().size() + found.size() + 1;
            found.addAll(result.passages());
            live.writer()
                    .foundMore(
                            SourceFrames.of(result.passages(), means.sources().origins(), first), result.passages());
        }
        return result.text();
    }

    private void goOn(ToolRequest request, List<ToolResult> results, List<Passage> found, boolean open) {
        if (live.writer().endIfStopped()) {
            return;
        }
        var round = new ToolRound(said.toString(), open ? results : withLast(results), request.echo());
        prompt = Lookups.next(prompt, round, found, open, elapsed());
        said.setLength(0);
        ask();
    }

    private static List<ToolResult> withLast(List<ToolResult> results) {
        var told = new ArrayList<>(results);
        var last = told.remove(told.size() - 1);
        told.add(new ToolResult(last.call(), last.text() + LAST));
        return told;
    }

    private Duration elapsed() {
        return Duration.ofNanos(means.nanoTime().getAsLong() - startedAt);
    }
}
