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
        return answer;
    }

    private record RefusedKey(String key, ModelException failure) {}

    private final class KeyedAnswer implements Generation {
        private final Prompt prompt;
        private final SerialListener out;

        // Guarded by this.
        private @Nullable Generation running;
        private int runningTry;
        private boolean stopped;

        KeyedAnswer(Prompt prompt, SerialListener out) {
            this.prompt = prompt;
            this.out = out;
        }

        /** @param refused what came of the key before */
        void ask(int number, @Nullable RefusedKey refused) {
            keys.key().whenComplete((key, failure) -> {
                if (failure != null) {
                    out.fail(refused == null ? noKey(failure) : refused.failure());
                } else if (refused != null && refused.key().equals(key)) {
                    out.fail(refused.failure());
                } else {
                    askWith(number, key);
                }
            });
        }

        private void askWith(int number, String key) {
            if (isStopped()) {
                return;
            }
            try {
                began(number, withKey.apply(key).generate(prompt, new Listener(key, number)));
            } catch (Throwable e) {
                out.fail(ModelException.atStart(KeyedModel.this, e));
            }
        }

        private ModelException noKey(Throwable failure) {
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return new ModelException(ModelFailure.UNAUTHORIZED, name + " needs a key: " + cause.getMessage(), cause);
        }

        private synchronized boolean isStopped() {
            return stopped;
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

        /** Receives the model's answer. The first refusal of a key is not passed on. */
        private final class Listener implements ChatListener {
            private final String key;
            private final int number;

            Listener(String key, int number) {
                this.key = key;
                this.number = number;
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
                // A provider refuses a key before it says anything.
                if (failure.failure() == ModelFailure.UNAUTHORIZED) {
                    keys.refused(key);
                    if (number == 1) {
                        ask(2, new RefusedKey(key, failure));
                        return;
                    }
                }
                out.fail(failure);
            }
        }
    }
}
