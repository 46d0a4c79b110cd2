package dev.docent.index;

import dev.docent.corpus.Chunk;

/**
 * A chunk that a search found.
 *
 * @param chunk the chunk
 * @param ordinal its position among the chunks of its document, from 0: neighbours differ by one
 * @param score the fused score, between 0 and 1, comparable within one search only
 * @param words what the question's words count here, from 0 to 1, against the chunk where they count most
 * @param cosine the cosine of the question's and the chunk's vector, between -1 and 1, comparable between searches;
 *     also of a chunk that was found by its words
 * @param exact whether the question names, letter by letter, something that stands here and in few other places
 */
public record ChunkHit(Chunk chunk, int ordinal, double score, double words, double cosine, boolean exact) {
    /** A hit that was found by its vector, and that nothing in the question points at. */
    public ChunkHit(Chunk chunk, int ordinal, double score, double cosine) {
        this(chunk, ordinal, score, 0, cosine, false);
    }
}
