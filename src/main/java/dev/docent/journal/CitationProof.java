package dev.docent.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an answer's {@link Frame.Citations} say of its sentences. Positions are UTF-16 units of the answer's text. */
public final class CitationProof {
    private CitationProof() {}

    static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /**
     * A citation that was compared with its passage.
     *
     * @param n the number of the source
     * @param start where the text begins that it covers
     * @param end where that text ends
     * @param support how well the passage supports the text, from 0 to 1; below 0.5 not clearly
     * @param startLine the first line of the document that fits the text, if any does
     * @param endLine the last such line
     */
    public record CheckedCitation(
            int n,
            int start,
            int end,
            double support,
            @Nullable Integer startLine,
            @Nullable Integer endLine) {}

    /**
     * A part of the text that no passage has.
     *
     * @param start where it begins
     * @param end where it ends
     * @param kind what it is: {@code number}, {@code version}, {@code path}, {@code identifier}, {@code quotation}
     */
    public record UnsupportedText(int start, int end, String kind) {}

    /**
     * Lines of a document that the text cites.
     *
     * @param n the number of the source
     * @param startLine the first line
     * @param endLine the last line
     * @param hash 16 hexadecimal digits of the SHA-256 of these lines, as they were
     */
    public record CitedLines(int n, int startLine, int endLine, String hash) {}
}
