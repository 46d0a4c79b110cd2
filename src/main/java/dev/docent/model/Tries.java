package dev.docent.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tries of one answer, of which only the latest runs. A stop reaches it whether it comes before, while or after it begins. Thread-safe. */
final class Tries implements Generation {
    private final ChatModel model;
    private final SerialListener out;

    // Guarded by this.
    private @Nullable Generation running;
    private int runningTry;
    private boolean stopped;

    /**
     * Creates tries of which none has begun.
     *
     * @param model which model it is, for the message of a failure
     * @param out learns the end of the answer
     */
    Tries(ChatModel model, SerialListener out) {
        this.model = model;
        this.out = out;
    }

    /**
     * Begins a try, unless the answer was stopped. If the model throws, the answer fails.
     *
     * @param number 1 for the first one
     */
    void begin(int number, Supplier<Generation> attempt) {
        synchronized (this) {
            if (stopped) {
                return;
            }
        }
        try {
            began(number, attempt.get());
        } catch (Throwable e) {
            out.fail(ModelException.atStart(model, e));
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
}
