package dev.docent.http;

import java.nio.ByteBuffer;

/**
 * Receives a response. Calls are serial and ordered, possibly from different threads: the head, bytes any number of
 * times, and as the last call exactly one of {@link #onEnd} and {@link #onFailure}; the failure may also come first.
 * After {@link Call#cancel()} there are no more calls, except one that is running at that moment. Implementations must
 * not block.
 */
public interface ResponseListener {
    /** Status and headers have come. */
    void onHead(ResponseHead head);

    /**
     * The next bytes of the body have come, decompressed. The buffer is valid during the call only; nothing more is read
     * from the connection before the call returns, so a slow listener slows the sender down.
     */
    void onBytes(ByteBuffer bytes);

    /**
     * The response is complete, as far as HTTP can tell: a body without a length ends with its connection, and a
     * compressed body may lack its last bytes. If the content marks its own end, check for that mark.
     */
    void onEnd();

    /** The response is incomplete and stays so. */
    void onFailure(HttpFailure failure);
}
