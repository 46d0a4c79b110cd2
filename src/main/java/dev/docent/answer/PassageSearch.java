package dev.docent.answer;

import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.Retriever;

/**
 * How passages are found for an answer. Thread-safe.
 *
 * @param retriever finds them
 * @param rerankers puts what it has found in a better order
 * @param scopes finds the documents to which a question limits its search
 */
public record PassageSearch(Retriever retriever, Rerankers rerankers, DocumentScopes scopes) {
    /** Creates a search among documents whose paths nobody knows. */
    public PassageSearch(Retriever retriever, Rerankers rerankers) {
        this(retriever, rerankers, DocumentScopes.NO_DOCUMENTS);
    }
}
