package dev.docent.answer;

import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.Retriever;

/**
 * How passages are found for an answer. Thread-safe.
 *
 * @param retriever finds them
 * @param rerankers puts what it has found in a better order
 */
public record PassageSearch(Retriever retriever, Rerankers rerankers) {}
