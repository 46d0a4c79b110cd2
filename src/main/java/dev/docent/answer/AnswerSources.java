package dev.docent.answer;

import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Scope;
import dev.docent.prompt.PromptBuilder;
import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.Retriever;
import dev.docent.security.Caller;
import dev.docent.tools.DocumentTools;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What answers are made from. Thread-safe.
 *
 * @param models write the answers
 * @param search finds passages for them
 * @param prompts puts question, history and passages together for a model
 * @param origins finds where people see documents
 * @param rights returns the documents that somebody may see: the first search and the tools find no others
 * @param tools what a model may look up while it answers; null for nothing
 */
public record AnswerSources(
        Models models,
        PassageSearch search,
        PromptBuilder prompts,
        OriginAddresses origins,
        Function<Caller, Scope> rights,
        @Nullable DocumentTools tools) {
    /** Creates sources in which everybody may see everything, in the order of the search. */
    public AnswerSources(
            Models models,
            Retriever retriever,
            PromptBuilder prompts,
            OriginAddresses origins,
            @Nullable DocumentTools tools) {
        this(models, new PassageSearch(retriever, Rerankers.NONE), prompts, origins, tools);
    }

    /** Creates sources in which everybody may see everything. */
    public AnswerSources(
            Models models,
            PassageSearch search,
            PromptBuilder prompts,
            OriginAddresses origins,
            @Nullable DocumentTools tools) {
        this(models, search, prompts, origins, caller -> Scope.EVERYTHING, tools);
    }

    /** Creates sources in which everybody may see everything, and models look up nothing. */
    public AnswerSources(Models models, Retriever retriever, PromptBuilder prompts, OriginAddresses origins) {
        this(models, retriever, prompts, origins, null);
    }

    /** Creates sources whose documents have no addresses. */
    public AnswerSources(Models models, Retriever retriever, PromptBuilder prompts) {
        this(models, retriever, prompts, OriginAddresses.NONE);
    }
}
