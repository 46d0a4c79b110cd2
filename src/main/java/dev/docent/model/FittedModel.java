package dev.docent.model;

import dev.docent.prompt.Prompt;
import dev.docent.prompt.Shortening;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that gets only what fits into its window. A longer prompt is made shorter, as {@link Shortening} says, so that no provider
 * does it silently. If a provider says that a prompt is too long, it is asked once more with half of it. What cannot be made short
 * enough is not sent. Thread-safe.
 */
public final class FittedModel implements ChatModel {
    private static final Logger LOG = LoggerFactory.getLogger(FittedModel.class);

    /** A quarter of the window stays free for the answer, at most this many tokens: 4,096. */
    private static final int MOST_FOR_ANSWER = 4_096;

    private final ChatModel model;
    private final int window;

    /** @param window how many tokens the model reads and writes together; 0 if nobody knows */
    public FittedModel(ChatModel model, int window) {
        this.model = model;
        this.window = window;
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
        return model.looks();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var fitting = window == 0 ? Optional.of(prompt) : shortened(prompt, room());
        if (fitting.isEmpty()) {
            listener.onError(new ModelException(
                    ModelFailure.TOO_LONG,
                    "the prompt has about " + Shortening.tokens(prompt) + " tokens, and docent.model.context is "
                            + window));
            return () -> {};
        }
        var out = new SerialListener(listener);
        var tries = new Tries(this, out);
        tries.begin(1, () -> model.generate(fitting.get(), new FirstTry(fitting.get(), out, tries)));
        return tries;
    }

    private int room() {
        return window - Math.min(window / 4, MOST_FOR_ANSWER);
    }

    private Optional<Prompt> shortened(Prompt prompt, long most) {
        var shorter = Shortening.fit(prompt, most);
        if (shorter.isPresent() && !shorter.get().equals(prompt)) {
            LOG.info(
                    "A prompt for {} was shortened from about {} to {} tokens. A larger docent.model.context avoids"
                            + " that",
                    name(),
                    Shortening.tokens(prompt),
                    Shortening.tokens(shorter.get()));
        }
        return shorter;
    }

    /** Receives the answer. If the prompt is too long, the model gets half of it. */
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
            var shorter = failure.failure() == ModelFailure.TOO_LONG && !hasSpoken()
                    ? shortened(prompt, Shortening.tokens(prompt) / 2)
                    : Optional.<Prompt>empty();
            if (shorter.isEmpty()) {
                super.onError(failure);
                return;
            }
            tries.begin(2, () -> model.generate(shorter.get(), new PassingListener(out)));
        }
    }
}
