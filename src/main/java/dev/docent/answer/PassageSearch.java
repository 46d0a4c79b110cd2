package dev.docent.answer;

import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.DocumentLanguages;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.Retriever;
import dev.docent.rewrite.Rewriters;

/**
 * How passages are found for an answer. Thread-safe.
 *
 * @param retriever finds them
 * @param rerankers puts what it has found in a better order
 * @param scopes finds the documents to which a question limits its search
 * @param rewriters rewrites the question before
 * @param languages compares the language of the question with those of the documents
 */
public record PassageSearch(
        Retriever retriever,
        Rerankers rerankers,
        DocumentScopes scopes,
        Rewriters rewriters,
        DocumentLanguages languages) {
    /** Creates a search for questions as they are asked. */
    public PassageSearch(Retriever retriever, Rerankers rerankers, DocumentScopes scopes) {
        this(retriever, rerankers, scopes, Rewriters.NONE, DocumentLanguages.UNKNOWN);
    }

    /** Creates a search among documents whose paths nobody knows. */
    public PassageSearch(Retriever retriever, Rerankers rerankers) {
        this(retriever, rerankers, DocumentScopes.NO_DOCUMENTS);
    }
}
