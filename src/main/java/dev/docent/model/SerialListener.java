package dev.docent.model;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the rules of {@link ChatListener} for a model that is called by the network, by timers and by {@link
 * Generation#stop()} in different threads: calls are serial, in order, and nothing follows the first terminal one.
 * Thread-safe. The listener is called without any lock held, so that it may call {@code stop()} anywhere.
 *
 * <p>An added call is delivered at once, in the caller's thread, unless another thread is just delivering; then that
 * thread also delivers this call. The queue holds at most what one call to the model's own code adds, because a source
 * delivers its next bytes only after the last ones were taken.
 */
public final class SerialListener {
    private static final Logger LOG = LoggerFactory.getLogger(SerialListener.class);

    private final ChatListener listener;

    // Guarded by this.
    private final Queue<Consumer<ChatListener>> waiting = new ArrayDeque<>();
    private boolean ended;
    private boolean delivering;

    /** Creates one for one answer. */
    public SerialListener(ChatListener listener) {
        this.listener = listener;
    }

    /** Adds a piece of the answer; not empty, and without half a character at its ends. */
    public void text(String delta) {
        add(to -> to.onText(delta), false);
    }

    /** Adds a piece of the model's reasoning, under the same rules. */
    public void reasoning(String delta) {
        add(to -> to.onReasoning(delta), false);
    }

    void retry(Retry retry) {
        add(to -> to.onRetry(retry), false);
    }

    /** Ends the answer, unless it has ended; returns whether this call ended it. */
    public boolean finish(Completion completion) {
        return add(to -> to.onFinish(completion), true);
    }

    /** Ends the answer with a failure, unless it has ended; returns whether this call ended it. */
    public boolean fail(ModelException failure) {
        return add(to -> to.onError(failure), true);
    }

    private boolean add(Consumer<ChatListener> call, boolean last) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = last;
            if (delivering) {
                waiting.add(call);
                return true;
            }
            delivering = true;
        }
        deliver(call);
        return true;
    }

    private void deliver(Consumer<ChatListener> first) {
        @Nullable Consumer<ChatListener> call = first;
        while (call != null) {
            try {
                call.accept(listener);
            } catch (Throwable e) {
                // An Error too: otherwise the thread would end, and the answer never would.
                replaceRest(e);
            }
            call = next();
        }
    }

    /** A listener that failed receives no more of the answer, but still its end, unless it failed on the end. */
    private synchronized void replaceRest(Throwable cause) {
        boolean endWasHeard = ended && waiting.isEmpty();
        waiting.clear();
        ended = true;
        if (endWasHeard) {
            LOG.error("A listener failed at the end of an answer", cause);
            return;
        }
        var failure = new ModelException(ModelFailure.INTERNAL, "the listener of the answer failed: " + cause, cause);
        waiting.add(to -> to.onError(failure));
    }

    /** Returns whether the last call was made or waits to be made. */
    public synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized @Nullable Consumer<ChatListener> next() {
        var call = waiting.poll();
        delivering = call != null;
        return call;
    }
}
