package dev.docent.model;

import dev.docent.model.FallbackModel.Next;
import dev.docent.model.FallbackModel.Position;
import dev.docent.prompt.Prompt;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One answer of a {@link FallbackModel}: one try at a time, until one of them says something. */
final class FallbackAnswer implements Generation {
    private final Prompt prompt;
    private final SerialListener out;
    private final FallbackModel models;

    // Guarded by this.
    private Position position = Position.START;
    private @Nullable Try running;
    private @Nullable Future<?> waiting;
    private boolean stopped;

    FallbackAnswer(Prompt prompt, SerialListener out, FallbackModel models) {
        this.prompt = prompt;
        this.out = out;
        this.models = models;
    }

    /** Asks the model at the current position. */
    void ask() {
        var attempt = new Try();
        ChatModel model;
        synchronized (this) {
            waiting = null;
            if (stopped) {
                return;
            }
            running = attempt;
            model = models.at(position);
        }
        try {
            attempt.started(model.generate(prompt, attempt));
        } catch (Throwable e) {
            attempt.onError(ModelException.atStart(model, e));
        }
    }

    @Override
    public void stop() {
        Try attempt;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            attempt = waiting == null ? running : null;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
        if (attempt == null) {
            finishStopped();
        } else {
            attempt.stop();
        }
    }

    private void goOnAfter(ModelException failure) {
        Optional<Next> next;
        synchronized (this) {
            next = models.after(failure, position);
            next.ifPresent(found -> position = found.position());
        }
        if (isStopped()) {
            finishStopped();
        } else if (next.isEmpty()) {
            out.fail(failure);
        } else {
            var position = next.get().position();
            out.retry(new Retry(
                    position.total(), next.get().delay(), models.at(position).name(), failure));
            await(next.get(), failure);
        }
    }

    private void await(Next next, ModelException failure) {
        synchronized (this) {
            if (!stopped) {
                waiting = models.later(this::ask, next.delay()).orElse(null);
                if (waiting != null) {
                    return;
                }
            }
        }
        if (isStopped()) {
            finishStopped();
        } else {
            out.fail(failure);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void finishStopped() {
        out.finish(new Completion(FinishReason.STOPPED));
    }

    /** Receives the answer of one try. */
    private final class Try extends PassingListener {
        // Guarded by this.
        private @Nullable Generation generation;
        private boolean unwanted;

        Try() {
            super(out);
        }

        void started(Generation generation) {
            synchronized (this) {
                this.generation = generation;
                if (!unwanted) {
                    return;
                }
            }
            generation.stop();
        }

        void stop() {
            Generation started;
            synchronized (this) {
                unwanted = true;
                started = generation;
            }
            if (started != null) {
                started.stop();
            }
        }

        @Override
        public void onError(ModelException failure) {
            if (hasSpoken()) {
                super.onError(failure);
            } else {
                goOnAfter(failure);
            }
        }
    }
}
