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
    public boolean knowsMore() {
        return model.knowsMore();
    }

    @Override
    public boolean looks() {
        return wanted && !hasRefused() && model.looks();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        if (!prompt.looking().isPossible()) {
            return model.generate(prompt, listener);
        }
        if (!looks()) {
            return model.generate(prompt.withoutTools(), listener);
        }
        var out = new SerialListener(listener);
        var tries = new Tries(this, out);
        tries.begin(1, () -> model.generate(prompt, new FirstTry(prompt, out, tries)));
        return tries;
    }

    private boolean hasRefused() {
        var refused = refusedAt.get();
        return refused != null && nanoTime.getAsLong() - refused < PAUSE.toNanos();
    }

    /** Receives the answer with tools. If they are refused, the model is asked without. */
    private final class FirstTry extends PassingListener {
        private final Prompt prompt;
        private final SerialListener out;
        private final Tries tries;

        FirstTry(Prompt prompt, SerialListener out, Tries tries) {
            super(out);
            this.prompt = prompt;
            this.out = out;
            this.tries = tries;
        }

        @Override
        public void onError(ModelException failure) {
            if (failure.failure() != ModelFailure.TOOLS_REFUSED) {
                super.onError(failure);
                return;
            }
            refusedAt.set(nanoTime.getAsLong());
            LOG.info("The model {} is asked without tools, because it refuses them: {}", name(), failure.getMessage());
            tries.begin(2, () -> model.generate(prompt.withoutTools(), new PassingListener(out)));
        }
    }
}
