package dev.docent.tools;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Scope;
import dev.docent.corpus.TokenCounter;
import dev.docent.index.ChunkIndex;
import dev.docent.prompt.Tool;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retriever;
import java.util.List;

/**
 * The tools with which a model looks into the documents. Thread-safe.
 *
 * <pre>{@code
 * var session = tools.begin(scope, firstPassages, 8000);
 * var look = session.plan(call);   // look.detail(): "Reading docs/install.md:10-40"
 * look.run().text();               // what the model gets
 * }</pre>
 */
public final class DocumentTools {
    private final List<LookTool> all;
    private final TokenCounter tokens;

    /**
     * Creates the tools for documents that have one path each.
     *
     * @param retriever searches
     * @param index has the documents
     * @param tokens counts what the tools return
     */
    public DocumentTools(Retriever retriever, ChunkIndex index, TokenCounter tokens) {
        this(retriever, index, DocumentNames.ONE, tokens);
    }

    /**
     * Creates the tools for documents that may have several paths.
     *
     * @param names the further paths of documents
     */
    public DocumentTools(Retriever retriever, ChunkIndex index, DocumentNames names, TokenCounter tokens) {
        var documents = new Library(index, names);
        this.tokens = tokens;
        this.all = List.of(
                new SearchTool(retriever, documents),
                new ReadTool(documents),
                new OutlineTool(documents),
                new ListTool(documents));
    }

    /** Returns what a model is told of them. */
    public List<Tool> declarations() {
        return all.stream().map(LookTool::tool).toList();
    }

    /**
     * Begins the lookups of one answer.
     *
     * @param scope the documents that the asker may see; no tool leaves it
     * @param first the passages that the model has already, numbered from 1
     * @param maxTokens the most tokens of all results together
     */
    public ToolSession begin(Scope scope, List<Passage> first, int maxTokens) {
        return new ToolSession(all, scope, new NumberedPassages(first), tokens, maxTokens);
    }
}
