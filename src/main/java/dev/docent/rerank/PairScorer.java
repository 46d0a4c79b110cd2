package dev.docent.rerank;

/** Says how well a text answers a question: {@code CrossEncoder::score}. Thread-safe. */
@FunctionalInterface
interface PairScorer {
    /** Returns a finite number: higher is better, comparable for one question only. Computes, and may throw anything. */
    double score(String question, String text);
}
