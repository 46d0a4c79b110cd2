package dev.docent.index;

import dev.docent.corpus.Chunk;

/**
 * A chunk that a search found.
 *
 * @param chunk the chunk
 * @param ordinal its position among the chunks of its document, from 0; adjacent chunks differ by one
 * @param score the fused score, between 0 and 1, comparable within one search only
 * @param words the score by the question's words, from 0 to 1, relative to the chunk with the best such score
 * @param cosine the cosine of the question's and the chunk's vector, between -1 and 1, comparable between searches;
 *     also present for a chunk that was found by its words; 0 for a chunk without a vector
 * @param exact whether the question names something literally that occurs here and in few other places
 */
public record ChunkHit(Chunk chunk, int ordinal, double score, double words, double cosine, boolean exact) {
    /** Creates a hit that was found by its vector, and that nothing in the question names. */
    public ChunkHit(Chunk chunk, int ordinal, double score, double cosine) {
        this(chunk, ordinal, score, 0, cosine, false);
    }
}
