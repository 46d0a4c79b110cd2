package dev.docent.answer;

import dev.docent.conversation.TurnStatus;
import dev.docent.digest.Sha256;
import dev.docent.journal.Frame;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an answer ended: what is stored of it, and its last frame. */
sealed interface Outcome {
    /** Returns the number of the last frame whose text is stored. */
    int keepUntil();

    /** Returns the status that the turn gets. */
    TurnStatus status();

    /** Returns the frame that ends the journal, for the text that is stored. */
    Frame lastFrame(String text);

    /**
     * What an answer took.
     *
     * @param usage the tokens, or null if they were not counted
     * @param timing milliseconds by phase
     * @param model the model that answered, or null if it is the one that was asked first
     */
    record Facts(
            Frame.@Nullable Usage usage,
            Map<String, Long> timing,
            @Nullable String model) {
        static final Facts NONE = new Facts(null, Map.of(), null);

        static Facts of(@Nullable Usage usage, Map<String, Long> timing, @Nullable String model) {
            return new Facts(usage == null ? null : frameOf(usage), timing, model);
        }

        private static Frame.Usage frameOf(Usage usage) {
            return new Frame.Usage(
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.estimated() ? true : null,
                    usage.cost(),
                    usage.cachedInputTokens());
        }
    }

    /** An end that is a {@code done}. */
    record Finished(Frame.Finish finish, Facts facts, int keepUntil) implements Outcome {
        @Override
        public TurnStatus status() {
            return TurnStatus.DONE;
        }

        @Override
        public Frame lastFrame(String text) {
            return new Frame.Done(
                    finish, facts.usage(), text.length(), Sha256.hexOfUtf8(text), facts.timing(), facts.model());
        }
    }

    /** An end that is an {@code error}. */
    record Failed(Frame.Failed frame, TurnStatus status) implements Outcome {
        @Override
        public int keepUntil() {
            return Integer.MAX_VALUE;
        }

        @Override
        public Frame lastFrame(String text) {
            return frame;
        }
    }

    /**
     * The end of an answer on which Docent itself failed, for any reason. It is created in advance, because there may be no
     * memory left to create it then.
     */
    Failed BROKEN = brokenEnd();

    /** The frames of that end. */
    List<Frame> BROKEN_FRAMES = List.of(BROKEN.frame());

    private static Failed brokenEnd() {
        var failure = ModelFailure.INTERNAL;
        var frame = new Frame.Failed(failure.code(), failure.publicSentence(), failure.retryable(), null);
        return new Failed(frame, TurnStatus.ERROR);
    }

    /** Returns what readers see of a finish reason. */
    static Frame.Finish finish(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOLS -> Frame.Finish.STOP;
            case LENGTH -> Frame.Finish.LENGTH;
            case STOPPED -> Frame.Finish.STOPPED;
            case FILTERED -> Frame.Finish.FILTERED;
        };
    }

    /** Returns the end of an answer that no thread takes. */
    static Outcome overloaded() {
        return error(
                "overloaded",
                "Docent is busy and could not start this answer. Try again shortly.",
                true,
                5L,
                TurnStatus.ERROR);
    }

    /** Returns the end of an answer whose model failed. */
    static Outcome failed(ModelException cause) {
        var failure = cause.failure();
        var seconds = cause.retryAfter().map(Duration::toSeconds).orElse(null);
        return error(failure.code(), failure.publicSentence(), failure.retryable(), seconds, TurnStatus.ERROR);
    }

    /** Returns the end of an answer that was stopped. */
    static Outcome stopped(Stop stop, Facts facts) {
        return switch (stop.cause()) {
            case READER -> new Finished(Frame.Finish.STOPPED, facts, stop.keepUntil());
            case NOBODY_READING ->
                error(
                        "abandoned",
                        "This answer is incomplete: nobody was reading it any more, so Docent stopped it.",
                        true,
                        null,
                        TurnStatus.ERROR);
            case TOO_LONG ->
                error(
                        "answer_too_long",
                        "The answer reached the maximum length and ends here. The text so far is kept.",
                        false,
                        null,
                        TurnStatus.ERROR);
            case SHUTDOWN ->
                error(
                        "interrupted",
                        "Docent was restarted while it was writing this answer. The text so far is kept. Continue "
                                + "from there, or ask again.",
                        true,
                        null,
                        TurnStatus.INTERRUPTED);
        };
    }

    private static Outcome error(
            String code, String sentence, boolean retryable, @Nullable Long retryAfter, TurnStatus status) {
        return new Failed(new Frame.Failed(code, sentence, retryable, retryAfter), status);
    }
}
