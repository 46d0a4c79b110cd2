package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.ResponseHead;
import dev.docent.model.ModelException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a stream from what comes in its place: an error, a complete answer, the login page of a proxy. It keeps
 * the beginning of such a body. One thread at a time; any thread may ask about the head.
 */
final class ResponseBody {
    /** The most bytes that are read of a body that is not the expected stream: 64 Ki. Docent does not wait for the rest. */
    private static final int MAX_OTHER_BYTES = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Framing framing;
    private volatile @Nullable ResponseHead head;
    private @Nullable ByteArrayOutputStream other; // Set when the body is not the expected stream.
    private boolean calledHtml; // A weak sign: Flask calls everything HTML by default.
    private boolean begun;

    ResponseBody(Framing framing) {
        this.framing = framing;
    }

    void onHead(ResponseHead head) {
        this.head = head;
        calledHtml = head.header("content-type").orElse("").startsWith("text/html");
        if (!head.isSuccess()) {
            other = new ByteArrayOutputStream();
        }
    }

    /** Returns whether these bytes belong to the stream. If not, it keeps them. */
    boolean isStream(ByteBuffer bytes) {
        if (!begun && other == null) {
            lookAtBeginning(bytes);
        }
        if (other == null) {
            return true;
        }
        var part = new byte[Math.min(bytes.remaining(), MAX_OTHER_BYTES - other.size())];
        bytes.get(part);
        other.writeBytes(part);
        return false;
    }

    private void lookAtBeginning(ByteBuffer bytes) {
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            byte b = bytes.get(at);
            boolean blank = b == ' ' || b == '\n' || b == '\r' || b == '\t' || isMark(b);
            if (!blank) {
                begun = !framing.excludes((char) (b & 0xFF), calledHtml);
                other = begun ? null : new ByteArrayOutputStream();
                return;
            }
        }
    }

    private static boolean isMark(byte b) {
        return b == BYTE_ORDER_MARK[0] || b == BYTE_ORDER_MARK[1] || b == BYTE_ORDER_MARK[2];
    }

    /** Returns whether something else came in the stream's place. */
    boolean isOther() {
        return other != null;
    }

    /** Returns whether enough has come of what is in the stream's place. */
    boolean isFull() {
        return other != null && other.size() == MAX_OTHER_BYTES;
    }

    /** Returns whether the stream has begun. */
    boolean hasBegun() {
        return begun;
    }

    /** Returns whether the head has come. */
    boolean hasHead() {
        return head != null;
    }

    /** Returns whether the status says that no stream follows. */
    boolean isRefusal() {
        var head = this.head;
        return head != null && head.status() >= 300;
    }

    /** Returns the failure that the status means, without the message of the body. */
    ModelException refusal(ProviderFailures failures) {
        return failures.ofStatus(knownHead(), "");
    }

    /** Returns the failure that the other body means. */
    ModelException failure(ProviderFailures failures) {
        var text = other == null ? "" : other.toString(UTF_8);
        var head = knownHead();
        return head.isSuccess() ? failures.ofOtherBody(head, text) : failures.ofStatus(head, text);
    }

    private ResponseHead knownHead() {
        var head = this.head;
        if (head == null) {
            throw new AssertionError("A body comes after its head.");
        }
        return head;
    }
}
