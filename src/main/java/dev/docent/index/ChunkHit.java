package dev.docent.index;

import dev.docent.corpus.Chunk;

/**
 * A chunk that a search found.
 *
 * @param chunk the chunk
 * @param ordinal its position among the chunks of its document, from 0: neighbours differ by one
 * @param score the fused score, between 0 and 1, comparable within one search only
 * @param cosine the cosine of the question's and the chunk's vector, between -1 and 1, comparable between searches;
 *     also of a chunk that was found by its words
 */
public record ChunkHit(Chunk chunk, int ordinal, double score, double cosine) {}
