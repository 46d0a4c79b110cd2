package dev.docent.attempt;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.Usage;
import dev.docent.prompt.Prompt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The whole text of a model that is asked for a few words. Immutable.
 *
 * @param text what it wrote, without its reasoning
 * @param usage the tokens, if they were counted
 */
public record ShortAnswer(String text, @Nullable Usage usage) {
    /**
     * Asks a model once. Does not wait.
     *
     * @param mostChars a model that writes more does something else, and is stopped
     * @param tooLong what is said then, as the rest of a sentence for the log
     * @return the text, or an {@link AttemptException}. To cancel it stops the model
     */
    public static CompletableFuture<ShortAnswer> of(ChatModel model, Prompt prompt, int mostChars, String tooLong) {
        var collected = new Collected(mostChars, tooLong);
        var running = model.generate(prompt, collected);
        var unused = collected.result.whenComplete((answer, failure) -> stop(running));
        return collected.result;
    }

    /** Does nothing after a normal end. */
    private static void stop(Generation running) {
        running.stop();
    }

    /** Collects what the model writes. Calls are serial. */
    private static final class Collected implements ChatListener {
        private final CompletableFuture<ShortAnswer> result = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final int mostChars;
        private final String tooLong;

        Collected(int mostChars, String tooLong) {
            this.mostChars = mostChars;
            this.tooLong = tooLong;
        }

        @Override
        public void onText(String delta) {
            text.append(delta);
            if (text.length() > mostChars) {
                result.completeExceptionally(new AttemptException(tooLong));
            }
        }

        @Override
        public void onReasoning(String delta) {
            // Only the text counts.
        }

        @Override
        public void onFinish(Completion completion) {
            result.complete(new ShortAnswer(text.toString(), completion.usage()));
        }

        @Override
        public void onError(ModelException failure) {
            result.completeExceptionally(new AttemptException(String.valueOf(failure.getMessage()), failure));
        }
    }
}
