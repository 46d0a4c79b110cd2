package dev.docent.model;

import dev.docent.keys.KeySource;
import dev.docent.prompt.Prompt;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model whose key changes. Each question uses the key that is valid at that moment. If the provider refuses it, the question is
 * sent once more, with a new key. Thread-safe.
 */
public final class KeyedModel implements ChatModel {
    private final String name;
    private final KeySource keys;
    private final Function<String, ChatModel> withKey;

    /**
     * Creates the model.
     *
     * @param withKey creates the model that uses a key; called for each question
     */
    public KeyedModel(String name, KeySource keys, Function<String, ChatModel> withKey) {
        this.name = name;
        this.keys = keys;
        this.withKey = withKey;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var answer = new KeyedAnswer(prompt, new SerialListener(listener));
        answer.ask(1, null);
        return answer.tries;
    }

    private record RefusedKey(String key, ModelException failure) {}

    private final class KeyedAnswer {
        private final Prompt prompt;
        private final SerialListener out;
        private final Tries tries;

        KeyedAnswer(Prompt prompt, SerialListener out) {
            this.prompt = prompt;
            this.out = out;
            this.tries = new Tries(KeyedModel.this, out);
        }

        /** @param refused what came of the key before */
        void ask(int number, @Nullable RefusedKey refused) {
            keys.key().whenComplete((key, failure) -> {
                if (failure != null) {
                    out.fail(refused == null ? noKey(failure) : refused.failure());
                } else if (refused != null && refused.key().equals(key)) {
                    out.fail(refused.failure());
                } else {
                    tries.begin(number, () -> withKey.apply(key).generate(prompt, new Listener(key, number)));
                }
            });
        }

        private ModelException noKey(Throwable failure) {
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return new ModelException(ModelFailure.UNAUTHORIZED, name + " needs a key: " + cause.getMessage(), cause);
        }

        /** Receives the model's answer. The first refusal of a key is not passed on. */
        private final class Listener extends PassingListener {
            private final String key;
            private final int number;

            Listener(String key, int number) {
                super(out);
                this.key = key;
                this.number = number;
            }

            @Override
            public void onError(ModelException failure) {
                // A provider refuses a key before it says anything.
                if (failure.failure() == ModelFailure.UNAUTHORIZED) {
                    keys.refused(key);
                    if (number == 1) {
                        ask(2, new RefusedKey(key, failure));
                        return;
                    }
                }
                super.onError(failure);
            }
        }
    }
}
