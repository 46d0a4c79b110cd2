package dev.docent.web.exchange;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads the body of a request as it arrives, without a thread that waits for it. Called by the container, serially. */
final class BodyReader implements ReadListener {
    private final ServletInputStream input;
    private final int maxBytes;
    private final Consumer<String> onBody;
    private final Consumer<Throwable> onFailure;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[4096];
    private boolean failed;

    private BodyReader(ServletInputStream input, int maxBytes, Consumer<String> onBody, Consumer<Throwable> onFailure) {
        this.input = input;
        this.maxBytes = maxBytes;
        this.onBody = onBody;
        this.onFailure = onFailure;
    }

    /** Starts reading; exactly one of the two callbacks is called. */
    static void start(ServletInputStream input, int maxBytes, Consumer<String> onBody, Consumer<Throwable> onFailure) {
        input.setReadListener(new BodyReader(input, maxBytes, onBody, onFailure));
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!failed && input.isReady() && !input.isFinished()) {
            int count = input.read(buffer);
            if (count < 0) {
                return;
            }
            body.write(buffer, 0, count);
            if (body.size() > maxBytes) {
                fail(new Refusal(
                        Reason.TOO_LONG,
                        "body_too_long",
                        "The body is longer than " + maxBytes + " bytes (docent.limits.body-bytes)."));
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (failed) {
            return;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            fail(new Refusal(Reason.MALFORMED_REQUEST, "The body is not UTF-8. Send JSON in UTF-8."));
            return;
        }
        onBody.accept(text);
    }

    @Override
    public void onError(Throwable failure) {
        fail(new Refusal(Reason.MALFORMED_REQUEST, "The body of the request broke off."));
    }

    private void fail(Refusal refusal) {
        if (!failed) {
            failed = true;
            onFailure.accept(refusal);
        }
    }
}
