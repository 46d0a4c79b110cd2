package dev.docent.http;

import java.nio.ByteBuffer;

/**
 * Hears a response. Calls are serial and ordered, maybe from different threads: the head, bytes any number of times, and
 * as the last call exactly one of {@link #onEnd} and {@link #onFailure}; the failure may also come first. After {@link
 * Call#cancel()} nothing more is heard, except for a call that is running at that moment. Implementations must not block.
 */
public interface ResponseListener {
    /** Status and headers have come. */
    void onHead(ResponseHead head);

    /**
     * The next bytes of the body have come, decompressed. The buffer is valid during the call only; no more is read from
     * the connection before the call returns, so a slow listener slows the sender down.
     */
    void onBytes(ByteBuffer bytes);

    /**
     * The response is whole, as far as HTTP can tell: a body without a length is ended by the end of its connection, and a
     * compressed one may lack its last bytes. Where the content has a sign of its end, look for it.
     */
    void onEnd();

    /** The response is not whole and will not become so. */
    void onFailure(HttpFailure failure);
}
