package dev.docent.model;

import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that gets tools unless its server refuses them. A request that is refused because of its tools is sent again without
 * them, once and at once, and for {@link #PAUSE} the model gets none. Thread-safe.
 */
public final class ToolsModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(ToolsModel.class);

    /** How long a model that has refused tools is asked without them: 10 min. A server may be started with another model. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    private final ChatModel model;
    private final boolean wanted;
    private final LongSupplier nanoTime;

    /** When it last refused tools; null if it has not. */
    private final AtomicReference<@Nullable Long> refusedAt = new AtomicReference<>();

    /**
     * Creates the model.
     *
     * @param wanted whether it gets tools at all
     * @param nanoTime a clock in nanoseconds
     */
    public ToolsModel(ChatModel model, boolean wanted, LongSupplier nanoTime) {
        this.model = model;
        this.wanted = wanted;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        if (!prompt.looking().isPossible()) {
            return model.generate(prompt, listener);
        }
        if (!wanted || hasRefused()) {
            return model.generate(prompt.withoutTools(), listener);
        }
        var answer = new Attempt(prompt, new SerialListener(listener));
        answer.start();
        return answer;
    }

    private boolean hasRefused() {
        var refused = refusedAt.get();
        return refused != null && nanoTime.getAsLong() - refused < PAUSE.toNanos();
    }

    /** One answer: with tools, and if they are refused without. */
    private final class Attempt implements Generation, ChatListener {
        private final Prompt prompt;
        private final SerialListener out;

        // Guarded by this.
        private @Nullable Generation running;
        private int runningTry;
        private boolean stopped;

        Attempt(Prompt prompt, SerialListener out) {
            this.prompt = prompt;
            this.out = out;
        }

        void start() {
            ask(1, prompt, this);
        }

        private void ask(int number, Prompt asked, ChatListener listener) {
            synchronized (this) {
                if (stopped) {
                    return;
                }
            }
            try {
                began(number, model.generate(asked, listener));
            } catch (Throwable e) {
                out.fail(ModelException.atStart(ToolsModel.this, e));
            }
        }

        /** The first try may fail, and the second begin, before the first is known here. */
        private void began(int number, Generation generation) {
            synchronized (this) {
                if (number > runningTry) {
                    running = generation;
                    runningTry = number;
                }
                if (!stopped) {
                    return;
                }
            }
            generation.stop();
        }

        @Override
        public void stop() {
            Generation generation;
            synchronized (this) {
                stopped = true;
                generation = running;
            }
            if (generation != null) {
                generation.stop();
            }
            // Does nothing if the model has already ended the answer.
            out.finish(new Completion(FinishReason.STOPPED));
        }

        @Override
        public void onText(String delta) {
            out.text(delta);
        }

        @Override
        public void onReasoning(String delta) {
            out.reasoning(delta);
        }

        @Override
        public void onRetry(Retry retry) {
            out.retry(retry);
        }

        @Override
        public void onFinish(Completion completion) {
            out.finish(completion);
        }

        @Override
        public void onError(ModelException failure) {
            if (failure.failure() != ModelFailure.TOOLS_REFUSED) {
                out.fail(failure);
                return;
            }
            refusedAt.set(nanoTime.getAsLong());
            LOG.info("The model {} is asked without tools, because it refuses them: {}", name(), failure.getMessage());
            ask(2, prompt.withoutTools(), new SecondTry(out));
        }
    }

    /** Receives the answer without tools. */
    private record SecondTry(SerialListener out) implements ChatListener {
        @Override
        public void onText(String delta) {
            out.text(delta);
        }

        @Override
        public void onReasoning(String delta) {
            out.reasoning(delta);
        }

        @Override
        public void onRetry(Retry retry) {
            out.retry(retry);
        }

        @Override
        public void onFinish(Completion completion) {
            out.finish(completion);
        }

        @Override
        public void onError(ModelException failure) {
            out.fail(failure);
        }
    }
}
