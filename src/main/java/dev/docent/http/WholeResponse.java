package dev.docent.http;

import org.jspecify.annotations.Nullable;

/**
 * A response that was read to its end, or up to a limit. Immutable, except the bytes.
 *
 * @param head its status and headers; null if they had not come in time
 * @param body its body, decompressed, as far as it was read; not copied
 * @param end how it ended
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record WholeResponse(@Nullable ResponseHead head, byte[] body, End end) {
    /** How the reading ended. */
    public enum End {
        /** The body is complete. */
        WHOLE,
        /** The body has more bytes than the limit. */
        TOO_LONG,
        /** The response did not end in time. */
        TOO_SLOW
    }
}
