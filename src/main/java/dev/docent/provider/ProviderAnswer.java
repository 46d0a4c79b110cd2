package dev.docent.provider;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.ResponseListener;
import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.json.JsonException;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.SerialListener;
import dev.docent.model.Timeouts;
import dev.docent.model.TokenTimer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * One answer of a model behind HTTP. The response is read by one thread at a time; a timer and {@link #stop()} may come
 * in between from others. Who ends the answer first is decided by {@link SerialListener}, and cleans up.
 */
final class ProviderAnswer implements Generation, ResponseListener, Records.Listener, Reading {
    private final SerialListener out;
    private final ProviderFailures failures;
    private final AnswerCall call;
    private final TokenTimer tokenTimer;
    private final Framing framing;
    private final Dialect dialect;
    private final TokenCount tokens;

    // The response's own, one thread at a time.
    private final Records records;
    private final Spoken spoken;
    private final ResponseBody body;
    private boolean somethingHeard;
    private boolean responseEnded;

    // Shared.
    private volatile Optional<Duration> loading = Optional.empty();
    private final LastWord lastWord = new LastWord();

    ProviderAnswer(
            SerialListener out,
            ProviderFailures failures,
            Framing framing,
            Dialect dialect,
            TokenCount tokens,
            Timeouts timeouts,
            ScheduledExecutorService timers,
            LongSupplier nanoTime) {
        this.out = out;
        this.failures = failures;
        this.framing = framing;
        this.dialect = dialect;
        this.tokens = tokens;
        this.records = framing.records(this);
        this.body = new ResponseBody(framing);
        this.call = new AnswerCall(timers);
        this.tokenTimer = new TokenTimer(timeouts, timers, nanoTime, this::timedOut);
        this.spoken = new Spoken(out, tokenTimer, tokens);
    }

    void start(StreamingClient client, StreamRequest request) {
        try {
            tokenTimer.start();
        } catch (RejectedExecutionException e) {
            fail(failures.of(ModelFailure.INTERNAL, "not sent, Docent is shutting down"));
            return;
        }
        call.begun(client.send(request, this));
    }

    @Override
    public void stop() {
        if (out.finish(new Completion(FinishReason.STOPPED, Optional.of(tokens.usage())))) {
            release();
        }
    }

    @Override
    public void onHead(ResponseHead head) {
        body.onHead(head);
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        if (out.hasEnded()) {
            return;
        }
        if (!body.isStream(bytes)) {
            if (body.isFull()) {
                fail(body.failure(failures));
            }
            return;
        }
        try {
            records.feed(bytes);
        } catch (RecordLimitException e) {
            end(lastWord.stands(), failures.of(ModelFailure.NOT_A_STREAM, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void onEnd() {
        responseEnded = true;
        if (!body.isOther()) {
            records.end();
            dialect.beforeEnd(this);
        }
        boolean isStream = !body.isOther() && (body.hasBegun() || somethingHeard);
        if (isStream && dialect.endsWithResponse() && !lastWord.isSaid()) {
            lastWord(FinishReason.STOP);
        }
        end(lastWord.isSaid(), isStream ? cutOff() : body.failure(failures));
    }

    @Override
    public void onFailure(HttpFailure failure) {
        responseEnded = true;
        // The status says more than the connection.
        end(lastWord.stands(), body.isRefusal() ? body.failure(failures) : failures.ofHttp(failure, body.hasHead()));
    }

    /** The response is over: well if the text is whole, else with this failure. */
    private void end(boolean whole, ModelException otherwise) {
        if (whole) {
            finish();
        } else {
            fail(otherwise);
        }
        release();
    }

    private ModelException cutOff() {
        return failures.of(ModelFailure.CUT_OFF, "the stream ended without " + dialect.terminalSignal());
    }

    @Override
    public void onSignOfLife() {
        somethingHeard = true;
    }

    @Override
    public void onRecord(String type, String data) {
        somethingHeard = true;
        if (out.hasEnded()) {
            return; // Whatever comes after the end is not the answer's.
        }
        try {
            dialect.read(type, data, this);
        } catch (JsonException e) {
            badRecord(type, data, e);
        }
    }

    private void badRecord(String type, String data, JsonException e) {
        boolean isPiece = responseEnded && framing != Framing.WHOLE; // Whoever ended the stream inside of it says so.
        if (isPiece || !dialect.knows(type)) {
            return;
        }
        if (type.equals("error")) {
            fail(failures.ofErrorRecord(data));
            return;
        }
        boolean isBlank = data.isBlank() && framing != Framing.WHOLE; // Sent to keep the connection.
        if (!isBlank && !lastWord.stands()) {
            fail(failures.of(ModelFailure.NOT_A_STREAM, "a record of the stream is " + e.getMessage()));
        }
    }

    @Override
    public void text(String delta) {
        goOnAfterLastWord(spoken.text(delta));
    }

    @Override
    public void reasoning(String delta) {
        goOnAfterLastWord(spoken.reasoning(delta));
    }

    /** What comes after a last word belongs to the answer, and gives the provider its time anew. */
    private void goOnAfterLastWord(boolean somethingSaid) {
        if (somethingSaid && lastWord.isSaid()) {
            lastWord.takeBack();
            call.afterGrace(this::finishAndRelease);
        }
    }

    @Override
    public void usage(Counts counts) {
        tokens.counted(counts);
    }

    @Override
    public void loading(Duration time) {
        loading = Optional.of(time);
    }

    @Override
    public void lastWord(FinishReason reason) {
        spoken.flush();
        if (lastWord.say(reason)) {
            call.afterGrace(this::finishAndRelease);
        }
    }

    @Override
    public void end() {
        lastWord(lastWord.reason());
        tokenTimer.stop();
        call.afterGrace(this::release);
        finish();
    }

    @Override
    public void error(String data) {
        fail(failures.ofErrorRecord(data));
    }

    private void finishAndRelease() {
        finish();
        release();
    }

    private void finish() {
        if (lastWord.reason() == FinishReason.STOP && !spoken.hasWords()) {
            // Cut for length or withheld, an answer without a word says why there is none.
            out.fail(failures.of(ModelFailure.EMPTY_ANSWER, "the answer ended as whole, without a word"));
            return;
        }
        out.finish(new Completion(lastWord.reason(), Optional.of(tokens.usage()), loading));
    }

    private void fail(ModelException failure) {
        out.fail(failure);
        release();
    }

    private void timedOut(String what) {
        if (lastWord.stands()) {
            finishAndRelease();
        } else {
            fail(body.isRefusal() ? body.refusal(failures) : failures.of(ModelFailure.TIMED_OUT, what));
        }
    }

    private void release() {
        tokenTimer.stop();
        call.release();
    }
}
