package dev.docent.provider;

import java.util.Optional;

/**
 * How an endpoint of one's own is asked and how its response is read; every pointer is a JSON Pointer (RFC 6901).
 *
 * @param method {@code POST} or another method with a body, or {@code GET}
 * @param body the request's body, JSON with placeholders, see {@link BodyTemplate}; empty for none
 * @param framing {@code sse}, {@code ndjson}, {@code json} or {@code text}; the last one has no records, so that no pointer
 *     and no end marker finds anything
 * @param text where the next piece of the answer is; empty: the record itself is the text
 * @param reasoning where the next piece of thinking is
 * @param finish where a record says that the text is whole: anything but nothing, null, false and an empty string
 * @param inputTokens where the prompt's tokens are counted
 * @param outputTokens where the answer's tokens are counted
 * @param error where a record says that something failed
 * @param end the record that ends the stream, for example {@code [DONE]}
 * @param when the records in which text, reasoning, finish and error are looked for
 */
public record CustomFormat(
        String method,
        String body,
        String framing,
        Optional<String> text,
        Optional<String> reasoning,
        Optional<String> finish,
        Optional<String> inputTokens,
        Optional<String> outputTokens,
        Optional<String> error,
        Optional<String> end,
        Conditions when) {
    /** Creates a format that looks for everything in all records. */
    public CustomFormat(
            String method,
            String body,
            String framing,
            Optional<String> text,
            Optional<String> reasoning,
            Optional<String> finish,
            Optional<String> inputTokens,
            Optional<String> outputTokens,
            Optional<String> error,
            Optional<String> end) {
        this(method, body, framing, text, reasoning, finish, inputTokens, outputTokens, error, end, Conditions.NONE);
    }
}
