package dev.docent.quotes;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.SerialListener;
import dev.docent.prompt.Prompt;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The model that needs no model: it answers with the sentences, lists and code of the passages that fit the question best,
 * says that they are quotes, and cites each. Thread-safe.
 *
 * <p>It writes word by word like any other model, so everything that works with it works with them.
 */
public final class QuotesModel implements ChatModel {
    private final Excerpts quotes;
    private final Executor scoring;
    private final ScheduledExecutorService pacer;
    private final Duration pause;

    /**
     * Creates the model.
     *
     * @param scoring runs the scorer; if it rejects a task, the answer fails with {@link ModelFailure#RATE_LIMITED}
     * @param pacer writes the words; tasks are short and do not block
     * @param pause between two words, for example 10 ms; zero for none
     */
    public QuotesModel(WindowScorer scorer, Executor scoring, ScheduledExecutorService pacer, Duration pause) {
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause (" + pause + ") must not be negative");
        }
        this.quotes = new Excerpts(scorer);
        this.scoring = scoring;
        this.pacer = pacer;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "quotes";
    }

    @Override
    public boolean knowsMore() {
        return false;
    }

    @Override
    public boolean looks() {
        return false;
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var out = new SerialListener(listener);
        try {
            scoring.execute(() -> answer(prompt, out));
        } catch (RejectedExecutionException e) {
            out.fail(new ModelException(ModelFailure.RATE_LIMITED, "quotes: too many answers are waiting", e));
        }
        return () -> out.finish(new Completion(FinishReason.STOPPED));
    }

    private void answer(Prompt prompt, SerialListener out) {
        if (out.hasEnded()) {
            return;
        }
        try {
            write(quotes.answer(prompt), 0, out);
        } catch (Throwable e) {
            fail(out, e);
        }
    }

    /** Writes the words from a position on: all of them, or one word and the rest after the pause. */
    private void write(String text, int from, SerialListener out) {
        int at = from;
        while (at < text.length() && !out.hasEnded()) {
            int end = endOfWord(text, at);
            out.text(text.substring(at, end));
            at = end;
            if (!pause.isZero() && at < text.length()) {
                writeLater(text, at, out);
                return;
            }
        }
        out.finish(new Completion(FinishReason.STOP));
    }

    private void writeLater(String text, int from, SerialListener out) {
        try {
            var unused = pacer.schedule(() -> goOn(text, from, out), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            fail(out, e);
        }
    }

    private void goOn(String text, int from, SerialListener out) {
        try {
            write(text, from, out);
        } catch (Throwable e) {
            fail(out, e);
        }
    }

    private static void fail(SerialListener out, Throwable cause) {
        out.fail(new ModelException(ModelFailure.INTERNAL, "quotes: " + cause, cause));
    }

    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
