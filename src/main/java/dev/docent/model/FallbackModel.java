package dev.docent.model;

import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks a model again if that makes sense, and then the next ones of a list, as long as the answer has no text yet. The
 * listener is informed about every further try. Thread-safe.
 */
public final class FallbackModel implements ChatModel {
    private final String name;
    private final List<ChatModel> models;
    private final RetryPolicy policy;
    private final ScheduledExecutorService timers;

    /**
     * Creates the model.
     *
     * @param name what users see
     * @param models in the order in which they are asked
     * @param timers waits between two tries; tasks are short
     */
    public FallbackModel(String name, List<ChatModel> models, RetryPolicy policy, ScheduledExecutorService timers) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must not be empty");
        }
        this.name = name;
        this.models = List.copyOf(models);
        this.policy = policy;
        this.timers = timers;
    }

    @Override
    public String name() {
        return name;
    }

    /** Nobody knows yet which one will answer, so all must know more. */
    @Override
    public boolean knowsMore() {
        return models.stream().allMatch(ChatModel::knowsMore);
    }

    @Override
    public boolean looks() {
        return models.stream().anyMatch(ChatModel::looks);
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var answer = new FallbackAnswer(prompt, new SerialListener(listener), this);
        answer.ask();
        return answer;
    }

    /** Which try an answer is at. */
    record Position(int model, int attempts, int total) {
        static final Position START = new Position(0, 1, 1);
    }

    ChatModel at(Position position) {
        return models.get(position.model());
    }

    /** The next try, and how long to wait for it. */
    record Next(Position position, Duration delay) {}

    /** Returns the next try after a failure before the first token; empty if there is none. */
    Optional<Next> after(ModelException failure, Position last) {
        var again = policy.delayAfter(failure, last.attempts());
        if (again.isPresent()) {
            return Optional.of(
                    new Next(new Position(last.model(), last.attempts() + 1, last.total() + 1), again.get()));
        }
        return last.model() + 1 < models.size()
                ? Optional.of(new Next(new Position(last.model() + 1, 1, last.total() + 1), Duration.ZERO))
                : Optional.empty();
    }

    /** Runs a task after a delay; returns empty if Docent is shutting down. */
    Optional<Future<?>> later(Runnable task, Duration delay) {
        try {
            return Optional.of(timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }
}
