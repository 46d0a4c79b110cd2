package dev.docent.answer;

import dev.docent.corpus.OriginAddresses;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retriever;

/**
 * What answers are made from. Thread-safe.
 *
 * @param models write the answers
 * @param retriever finds passages for them
 * @param prompts puts question, history and passages together for a model
 * @param origins finds where people see documents
 */
public record AnswerSources(Models models, Retriever retriever, PromptBuilder prompts, OriginAddresses origins) {
    /** Creates sources whose documents have no addresses. */
    public AnswerSources(Models models, Retriever retriever, PromptBuilder prompts) {
        this(models, retriever, prompts, OriginAddresses.NONE);
    }
}
