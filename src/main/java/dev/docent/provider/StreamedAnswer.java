package dev.docent.provider;

import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.SerialListener;
import dev.docent.model.SurrogateJoiner;
import dev.docent.model.TokenTimer;
import dev.docent.model.ToolRequest;
import dev.docent.model.Usage;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Looking;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer as far as it has arrived. A {@link ProviderApi} adds what each record says, in the order of the record. A piece of
 * the answer is passed on at once, but never half a character. After each record, {@link HttpAnswer} asks what follows from it.
 * One thread at a time changes it; a timer or a stop may read the completion at the same time.
 */
final class StreamedAnswer {
    private final SerialListener out;
    private final TokenTimer timer;
    private final TokenCount tokens;
    private final ThinkTags tags;
    private final SurrogateJoiner text = new SurrogateJoiner();
    private final SurrogateJoiner reasoning = new SurrogateJoiner();
    private final CallParts calls;
    private final boolean mayCall;
    private @Nullable Echo echo;

    // What follows from the last record.
    private boolean wantsTime;
    private boolean ended;
    private @Nullable String error;

    // Read by any thread.
    private final FinishSignal finish = new FinishSignal();
    private volatile boolean hasWords;
    private volatile @Nullable Duration loading;
    private volatile @Nullable ToolRequest request;

    /**
     * Creates an empty answer.
     *
     * @param timer records when each piece comes
     * @param thinkingBegun whether a {@link #taggedText} begins inside the model's reasoning
     * @param looking what the model was offered; calls without an offer are ignored
     */
    StreamedAnswer(SerialListener out, TokenTimer timer, TokenCount tokens, boolean thinkingBegun, Looking looking) {
        this.out = out;
        this.timer = timer;
        this.tokens = tokens;
        this.tags = new ThinkTags(thinkingBegun);
        this.calls = new CallParts(looking.calls());
        this.mayCall = looking.isPossible() && looking.open();
    }

    /** Adds a piece of the answer. It may be empty, or end with half of a character. */
    void text(String delta) {
        goOnIf(passText(text.next(delta)));
    }

    /** Adds a piece of a text that may begin with the model's reasoning between tags, see {@link ThinkTags}. */
    void taggedText(String delta) {
        if (tags.areOver()) {
            text(delta);
        } else {
            pass(tags.next(delta));
        }
    }

    /** Adds a piece of the model's reasoning that is separate from the text. The same rules apply as for {@link #text}. */
    void reasoning(String delta) {
        tags.thinkingIsSeparate(delta);
        goOnIf(passReasoning(reasoning.next(delta)));
    }

    /** Returns whether the model may ask for tools, so that a record is worth a closer look. */
    boolean mayCall() {
        return mayCall;
    }

    /** Adds a piece of a call, see {@link CallParts#piece}. */
    void callPiece(@Nullable Long index, String id, String name, String arguments) {
        if (mayCall) {
            count(name + arguments);
            calls.piece(index, id, name, arguments);
        }
    }

    /** Adds a whole call. */
    void call(String id, String name, String arguments) {
        if (mayCall) {
            count(name + arguments);
            calls.whole(id, name, arguments);
        }
    }

    /** Returns the position of the call that the last piece belongs to, from 0. */
    int lastCall() {
        return calls.last();
    }

    /** Adds what the provider wants to get back with the results of tools; to be called before {@link #finish}. */
    void echo(Echo wanted) {
        echo = wanted;
    }

    /** Adds what the provider has counted so far. An empty count does not replace an earlier one. */
    void usage(Counts counts) {
        tokens.counted(counts);
    }

    /** Adds the time that the provider needed to load the model. */
    void loading(Duration time) {
        loading = time;
    }

    /** Adds that the text is complete. The count of tokens may still follow. */
    void finish(FinishReason reason) {
        pass(tags.end());
        passReasoning(reasoning.end());
        passText(text.end());
        wantsTime |= finish.set(reason);
        var asked = calls.calls();
        request = asked.isEmpty() ? null : new ToolRequest(asked, echo);
    }

    /** Adds that nothing follows. Without an earlier {@link #finish}, the finish reason is {@link FinishReason#STOP}. */
    void end() {
        finish(finish.reason());
        ended = true;
    }

    /**
     * Adds that the provider reports an error.
     *
     * @param data the record that reports it
     */
    void error(String data) {
        error = data;
    }

    private void pass(ThinkTags.Parts parts) {
        goOnIf(passReasoning(reasoning.next(parts.reasoning())));
        text(parts.text());
    }

    /** Returns whether there was anything to pass on. */
    private boolean passText(String delta) {
        if (delta.isEmpty()) {
            return false;
        }
        count(delta);
        hasWords = hasWords || !delta.isBlank();
        out.text(delta);
        return true;
    }

    private boolean passReasoning(String delta) {
        if (delta.isEmpty()) {
            return false;
        }
        count(delta);
        out.reasoning(delta);
        return true;
    }

    private void count(String delta) {
        timer.token();
        tokens.heard(delta);
    }

    /** Text after the finish reason belongs to the answer, and gives the provider more time. */
    private void goOnIf(boolean somethingSaid) {
        if (somethingSaid && finish.isSet()) {
            finish.takeBack();
            wantsTime = true;
        }
    }

    /** Returns the record in which the provider has reported an error. */
    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** Returns whether the stream has said that nothing follows. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns, once, whether the provider gets time from now on, because it has sent a finish reason or has continued after it. */
    boolean wantsTime() {
        boolean wants = wantsTime;
        wantsTime = false;
        return wants;
    }

    /** Returns whether the provider has sent a finish reason, whatever came after it. */
    boolean isFinished() {
        return finish.isSet();
    }

    /**
     * Returns whether the provider has sent a finish reason and no text after it. After that, a failure does not affect
     * the answer.
     */
    boolean isWhole() {
        return finish.isValid();
    }

    /** Returns whether the answer is complete but has no visible text and asks for no tool. Reasoning is not text. */
    boolean isWordless() {
        return finish.reason() == FinishReason.STOP && !hasWords && request == null;
    }

    /** Returns the count of tokens so far. */
    Usage usage() {
        return tokens.usage();
    }

    /** Returns how the answer ends if it ends now. */
    Completion completion() {
        var reason = finish.reason();
        // Calls of an answer that was cut or withheld are cut too.
        return request != null && reason == FinishReason.STOP
                ? new Completion(FinishReason.TOOLS, usage(), loading, request)
                : new Completion(reason, usage(), loading);
    }
}
