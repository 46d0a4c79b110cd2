package dev.docent.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why a response is not complete. The message names the address and never a header. */
public final class HttpFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The name of the host has no address. */
        UNKNOWN_HOST("the host name cannot be resolved"),
        /** Nothing listens there, or there is no route. */
        REFUSED("the connection was refused"),
        /** The connection was not established in time. */
        CONNECT_TIMED_OUT("the connection timed out"),
        /** No secure connection could be agreed on, for example because the certificate is not trusted. */
        TLS("the secure connection failed"),
        /** The proxy on the way did not let the request through, for example because it wants a login. */
        PROXY("the proxy refused the connection"),
        /** Too many requests to this host are waiting for a connection. */
        BUSY("too many requests are waiting for a connection"),
        /** The connection broke before the head of the response had come. */
        RESET("the connection broke before the response began"),
        /** The connection broke, or ended too early, inside the response. */
        TRUNCATED("the response broke off"),
        /** The server sent nothing for too long, in a call whose client waits for it. */
        SILENT("the server sent nothing for too long"),
        /** The head of the response is longer than {@link ClientLimits#maxHeadBytes}, or too many came before it. */
        HEAD_TOO_LONG("the head of the response is longer than docent.limits.response-head-bytes allows"),
        /** What came is not HTTP, or cannot be decompressed. */
        BAD_RESPONSE("the response is not valid HTTP"),
        /** The client has been closed. */
        CLOSED("Docent is shutting down"),
        /** The HTTP client itself failed. */
        CLIENT("the HTTP client failed"),
        /** The listener itself failed. */
        LISTENER("the response could not be processed");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Returns what went wrong, in words for people, without a full stop. */
        public String sentence() {
            return sentence;
        }
    }

    private final Kind kind;

    /** Creates the failure of a direct request; the message contains the cause. */
    public HttpFailure(Kind kind, StreamRequest request, Throwable cause) {
        this(kind, request, null, cause);
    }

    /**
     * Creates the failure of a request; the message contains the cause.
     *
     * @param via the proxy that the request went through, which may be what failed; null for none
     */
    public HttpFailure(Kind kind, StreamRequest request, @Nullable OutgoingProxy via, Throwable cause) {
        super(request + (via == null ? "" : " through " + via) + ": " + kind.sentence + " (" + cause + ")", cause);
        this.kind = kind;
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }
}
