package dev.docent.provider;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.ResponseListener;
import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.json.JsonException;
import dev.docent.model.ChatListener;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.SerialListener;
import dev.docent.model.TokenTimer;
import dev.docent.prompt.Prompt;
import dev.docent.sse.SseEvent;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;

/**
 * One answer of a model behind HTTP. Bytes that arrive are divided into {@link Records}, and the {@link ProviderApi} reads each
 * record into the {@link StreamedAnswer}. One thread at a time reads the response; a timer and {@link #stop()} may run at the
 * same time. {@link SerialListener} decides which of them ends the answer, and that one cleans up.
 */
final class HttpAnswer implements Generation, ResponseListener {
    private final ProviderApi api;
    private final StreamRequest request;
    private final StreamingClient client;
    private final ProviderFailures failures;
    private final SerialListener out;
    private final TokenTimer timer;
    private final AnswerCall call;
    private final StreamedAnswer answer;

    // Used by the thread that reads the response.
    private final Records records;
    private final ResponseBody body;
    private boolean recordSeen;
    private boolean responseEnded;

    /** Creates an answer; {@link #start} sends its request. */
    HttpAnswer(ModelSpec spec, ProviderApi api, Prompt prompt, ChatListener listener, ModelProvider.Services services) {
        this.api = api;
        var asked = api.usesTools() ? prompt.forTools() : prompt.withoutTools();
        var looking = asked.looking();
        this.request = api.request(asked);
        this.client = services.client();
        this.failures = new ProviderFailures(
                request.toString(), spec.endpoint().secrets(), services.clock(), looking.isPossible());
        this.out = new SerialListener(listener);
        this.timer = new TokenTimer(
                spec.timeouts().after(prompt.looking().spent()),
                services.timers(),
                services.nanoTime(),
                this::timedOut);
        this.call = new AnswerCall(services.timers());
        this.answer = new StreamedAnswer(
                out,
                timer,
                new TokenCount(asked, spec.price()),
                spec.endpoint().quirks().thinkingBegun(),
                looking);
        this.records = api.framing().records();
        this.body = new ResponseBody(api.framing());
    }

    /** Sends the request. */
    void start() {
        try {
            timer.start();
        } catch (RejectedExecutionException e) {
            fail(failures.of(ModelFailure.INTERNAL, "not sent because Docent is shutting down"));
            return;
        }
        call.begun(client.send(request, this));
    }

    @Override
    public void stop() {
        if (out.finish(new Completion(FinishReason.STOPPED, answer.usage()))) {
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
            readRecords();
        } catch (RecordLimitException e) {
            end(answer.isWhole(), failures.of(ModelFailure.NOT_A_STREAM, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void onEnd() {
        responseEnded = true;
        if (!body.isOther()) {
            records.end();
            readRecords();
        }
        boolean isStream = !body.isOther() && (body.hasBegun() || recordSeen);
        if (isStream && api.endsWithResponse() && !answer.isFinished()) {
            answer.finish(FinishReason.STOP);
        }
        end(answer.isFinished(), isStream ? cutOff() : body.failure(failures));
    }

    @Override
    public void onFailure(HttpFailure failure) {
        responseEnded = true;
        // The status says more than the failure of the connection.
        end(answer.isWhole(), body.isRefusal() ? body.failure(failures) : failures.ofHttp(failure, body.hasHead()));
    }

    /** Ends the answer with its response: successfully if the text is complete, otherwise with this failure. */
    private void end(boolean whole, ModelException otherwise) {
        if (whole) {
            finish();
        } else {
            fail(otherwise);
        }
        release();
    }

    private ModelException cutOff() {
        return failures.of(ModelFailure.CUT_OFF, "the stream ended without " + api.terminalSignal());
    }

    private void readRecords() {
        for (var record = records.next(); record != null; record = records.next()) {
            recordSeen = true;
            if (!out.hasEnded()) { // What comes after the end does not belong to the answer.
                read(record);
            }
        }
    }

    private void read(SseEvent record) {
        try {
            api.read(record.type(), record.data(), answer);
        } catch (JsonException e) {
            unreadable(record, e);
            return;
        }
        if (answer.error().isPresent()) {
            fail(failures.ofErrorRecord(answer.error().get()));
        } else if (answer.hasEnded()) {
            timer.stop();
            call.afterGrace(this::release);
            finish();
        } else if (answer.wantsTime()) {
            call.afterGrace(this::finishAndRelease);
        }
    }

    private void unreadable(SseEvent record, JsonException e) {
        boolean mayBeBlank = api.framing() != Framing.WHOLE;
        boolean isPiece =
                responseEnded && mayBeBlank; // The response ended inside this record; its end says what that means.
        if (isPiece || !api.knows(record.type())) {
            return;
        }
        if (record.type().equals("error")) {
            fail(failures.ofErrorRecord(record.data()));
            return;
        }
        boolean isBlank = record.data().isBlank() && mayBeBlank; // Sent to keep the connection open.
        if (!isBlank && !answer.isWhole()) {
            fail(failures.of(ModelFailure.NOT_A_STREAM, "a record of the stream is " + e.getMessage()));
        }
    }

    private void finishAndRelease() {
        finish();
        release();
    }

    private void finish() {
        if (answer.isWordless()) {
            // An answer that was cut or withheld may be empty; its finish reason says why.
            out.fail(failures.of(ModelFailure.EMPTY_ANSWER, "the answer ended as complete, but without any text"));
        } else {
            out.finish(answer.completion());
        }
    }

    private void fail(ModelException failure) {
        out.fail(failure);
        release();
    }

    private void timedOut(String what) {
        if (answer.isWhole()) {
            finishAndRelease();
        } else {
            fail(body.isRefusal() ? body.refusal(failures) : failures.of(ModelFailure.TIMED_OUT, what));
        }
    }

    private void release() {
        timer.stop();
        call.release();
    }
}
