package dev.docent.testing;

import dev.docent.corpus.Scope;
import dev.docent.retrieval.Query;
import java.util.List;

/** Queries for eight passages from all documents. */
public final class Queries {
    private Queries() {}

    /** @param history the questions before it, oldest first */
    public static Query query(String text, List<String> history) {
        return new Query(text, history, Scope.EVERYTHING, 8);
    }
}
