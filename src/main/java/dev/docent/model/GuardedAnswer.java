package dev.docent.model;

import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer of a {@link GuardedModel}. The model, a time-out or a stop ends it, and {@link SerialListener} decides which
 * one was first. No lock is held while foreign code runs.
 */
final class GuardedAnswer implements Generation, ChatListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAnswer.class);

    /** How long a stopped model may take to say that it has ended: 2 s. Then the answer ends without its counts. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final GuardedModel model;
    private final Prompt prompt;
    private final SerialListener out;
    private final ScheduledExecutorService timers;
    private final TokenTimer timer;

    // Guarded by this.
    private final SurrogateJoiner text = new SurrogateJoiner();
    private final SurrogateJoiner reasoning = new SurrogateJoiner();
    private boolean hasWords;
    private boolean unwanted;
    private @Nullable Thread asking;
    private @Nullable Generation generation;

    GuardedAnswer(GuardedModel model, Prompt prompt, SerialListener out) {
        this.model = model;
        this.prompt = prompt;
        this.out = out;
        this.timers = model.services.timers();
        var timeouts = model.timeouts.after(prompt.looking().spent());
        this.timer = new TokenTimer(timeouts, timers, model.services.nanoTime(), this::timedOut);
    }

    void start() {
        try {
            timer.start();
            model.threads.execute(this::ask);
        } catch (RejectedExecutionException e) {
            fail(ModelFailure.RATE_LIMITED, "was not asked: too many calls are waiting, or Docent is shutting down", e);
        }
    }

    private void ask() {
        synchronized (this) {
            if (unwanted) {
                return;
            }
            asking = Thread.currentThread();
        }
        try {
            begun(model.foreign.generate(prompt, this));
        } catch (Throwable e) { // An Error as well: a jar without a library that it needs throws one.
            fail(ModelFailure.INTERNAL, "could not be asked: " + e, e);
        } finally {
            synchronized (this) {
                asking = null;
            }
            var unused = Thread.interrupted(); // The interrupt was not meant for the next task of this thread.
        }
    }

    private void begun(@Nullable Generation begun) {
        if (begun == null) {
            fail(ModelFailure.INTERNAL, "returned no Generation", null);
            return;
        }
        synchronized (this) {
            generation = begun;
            if (!unwanted) {
                return;
            }
        }
        stopForeign(begun);
    }

    @Override
    public void stop() {
        if (!letGo()) {
            finishStopped(); // The model was never asked.
            return;
        }
        try {
            var unused = timers.schedule(this::finishStopped, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            finishStopped();
        }
    }

    private void finishStopped() {
        timer.stop();
        out.finish(new Completion(FinishReason.STOPPED));
    }

    /** Stops the model, or interrupts the thread that it blocks. Returns whether it had been asked. */
    private boolean letGo() {
        Generation running;
        synchronized (this) {
            unwanted = true;
            running = generation;
            if (asking != null) {
                asking.interrupt();
            }
            if (running == null) {
                return asking != null;
            }
        }
        try {
            model.threads.execute(() -> stopForeign(running)); // It may block, but a stop must not wait.
        } catch (RejectedExecutionException e) {
            LOG.warn("The model {} cannot be stopped: too many calls are waiting", model.name(), e);
        }
        return true;
    }

    private void stopForeign(Generation running) {
        try {
            running.stop();
        } catch (Throwable e) {
            LOG.warn("The model {} failed when it was stopped", model.name(), e);
        }
    }

    private void timedOut(String what) {
        fail(ModelFailure.TIMED_OUT, what, null);
        letGo();
    }

    private void fail(ModelFailure failure, String what, @Nullable Throwable cause) {
        timer.stop();
        out.fail(new ModelException(failure, "the model " + model.name() + " " + what, null, cause));
    }

    @Override
    public void onText(@Nullable String delta) {
        if (delta == null) {
            return;
        }
        String whole;
        synchronized (this) {
            whole = text.next(delta);
            hasWords = hasWords || !whole.isBlank();
        }
        tellText(whole);
    }

    @Override
    public void onReasoning(@Nullable String delta) {
        if (delta == null) {
            return;
        }
        String whole;
        synchronized (this) {
            whole = reasoning.next(delta);
        }
        tellReasoning(whole);
    }

    private void tellText(String whole) {
        if (!whole.isEmpty() && !out.hasEnded()) {
            timer.token();
            out.text(whole);
        }
    }

    private void tellReasoning(String whole) {
        if (!whole.isEmpty() && !out.hasEnded()) {
            timer.token();
            out.reasoning(whole);
        }
    }

    @Override
    public void onFinish(@Nullable Completion completion) {
        String restOfText;
        String restOfReasoning;
        boolean wordless;
        synchronized (this) {
            restOfText = text.end();
            restOfReasoning = reasoning.end();
            wordless = !hasWords;
        }
        tellReasoning(restOfReasoning);
        tellText(restOfText);
        if (completion == null || completion.reason() == null) {
            fail(ModelFailure.INTERNAL, "ended without a finish reason", null);
        } else if ((completion.reason() == FinishReason.TOOLS) != (completion.request() != null)) {
            fail(ModelFailure.INTERNAL, "ended its round for tools without saying which, or the reverse", null);
        } else if (completion.reason() == FinishReason.STOP && wordless) {
            fail(ModelFailure.EMPTY_ANSWER, "ended its answer as complete, but without any text", null);
        } else {
            timer.stop();
            out.finish(completion);
        }
    }

    @Override
    public void onError(@Nullable ModelException failure) {
        if (failure == null) {
            fail(ModelFailure.INTERNAL, "failed without a reason", null);
        } else {
            timer.stop();
            out.fail(failure);
        }
    }
}
