package dev.docent.answer;

import dev.docent.conversation.TurnStatus;
import dev.docent.digest.Sha256;
import dev.docent.journal.Frame;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an answer ended: what is kept of it, and its last frame. */
sealed interface Outcome {
    /** Returns the last frame whose text is kept. */
    int keepUntil();

    /** Returns what the turn is marked as. */
    TurnStatus status();

    /** Returns the frame that ends the journal, for the text that is kept. */
    Frame lastFrame(String text);

    /**
     * What it took.
     *
     * @param usage the tokens, if they were counted
     * @param timing milliseconds by phase
     * @param model the model that answered, if it is not the one that was asked first
     */
    record Facts(Optional<Frame.Usage> usage, Map<String, Long> timing, Optional<String> model) {
        static final Facts NONE = new Facts(Optional.empty(), Map.of(), Optional.empty());

        static Facts of(Optional<Usage> usage, Map<String, Long> timing, Optional<String> model) {
            return new Facts(usage.map(Facts::frameOf), timing, model);
        }

        private static Frame.Usage frameOf(Usage usage) {
            return new Frame.Usage(
                    usage.inputTokens(),
                    usage.outputTokens(),
                    usage.estimated() ? Optional.of(true) : Optional.empty(),
                    Optional.ofNullable(usage.cost()));
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
     * The end for an answer on which Docent itself failed, for any reason. It is created in advance, because there may
     * be no memory left to create it then.
     */
    Failed BROKEN = brokenEnd();

    /** The frames of that end. */
    List<Frame> BROKEN_FRAMES = List.of(BROKEN.frame());

    private static Failed brokenEnd() {
        var failure = ModelFailure.INTERNAL;
        var frame = new Frame.Failed(failure.code(), failure.publicSentence(), failure.retryable(), Optional.empty());
        return new Failed(frame, TurnStatus.ERROR);
    }

    /** Returns what readers see of a finish reason. */
    static Frame.Finish finish(FinishReason reason) {
        return switch (reason) {
            case STOP -> Frame.Finish.STOP;
            case LENGTH -> Frame.Finish.LENGTH;
            case STOPPED -> Frame.Finish.STOPPED;
            case FILTERED -> Frame.Finish.FILTERED;
        };
    }

    /** Returns the end for an answer that no thread takes. */
    static Outcome overloaded() {
        return error(
                "overloaded",
                "Docent is busy and could not start this answer. Try again shortly.",
                true,
                Optional.of(5L),
                TurnStatus.ERROR);
    }

    /** Returns the end for a model that failed. */
    static Outcome failed(ModelFailure failure, Optional<Duration> retryAfter) {
        var seconds = retryAfter.map(Duration::toSeconds);
        return error(failure.code(), failure.publicSentence(), failure.retryable(), seconds, TurnStatus.ERROR);
    }

    /** Returns the end for an answer that was ended from outside. */
    static Outcome stopped(StopCause cause, int keepUntil, Facts facts) {
        return switch (cause) {
            case READER -> new Finished(Frame.Finish.STOPPED, facts, keepUntil);
            case NOBODY_READING ->
                error(
                        "abandoned",
                        "This answer is incomplete: nobody was reading it any more, so Docent stopped it.",
                        true,
                        Optional.empty(),
                        TurnStatus.ERROR);
            case TOO_LONG ->
                error(
                        "answer_too_long",
                        "The answer reached the maximum length and ends here. The text so far is kept.",
                        false,
                        Optional.empty(),
                        TurnStatus.ERROR);
            case SHUTDOWN ->
                error(
                        "interrupted",
                        "Docent was restarted while it was writing this answer. The text so far is kept. Continue "
                                + "from there, or ask again.",
                        true,
                        Optional.empty(),
                        TurnStatus.INTERRUPTED);
        };
    }

    private static Outcome error(
            String code, String sentence, boolean retryable, Optional<Long> retryAfter, TurnStatus status) {
        return new Failed(new Frame.Failed(code, sentence, retryable, retryAfter), status);
    }
}
