package dev.docent.retrieval;

import dev.docent.corpus.TokenCounter;
import dev.docent.index.ChunkHit;
import dev.docent.index.ChunkIndex;
import dev.docent.index.Embedder;
import dev.docent.index.SearchHits;
import dev.docent.index.SearchRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds passages by words and by meaning. Of a pasted trace, its errors and own calls are searched. A follow-up is searched with
 * the questions that it refers to, in doubt both with them and alone. Other wordings of a question are searched too. Adjacent chunks become one passage, repetitions are dropped, and all passages together keep to
 * a number of tokens. Thread-safe.
 */
public final class HybridRetriever implements Retriever {
    /** The default for the most tokens of all passages together. The worst passages that do not fit are left out. */
    public static final int DEFAULT_TOKEN_BUDGET = 5_000;

    /** How many chunks are examined for each requested passage: some are joined, some repeat others. */
    private static final int CHUNKS_PER_PASSAGE = 3;

    /** How many hits of the question alone are examined for the best hit in context. */
    private static final int LOOKED_AT_FOR_DOUBT = 100;

    /** The share of the best word score that the best chunk in context must have. */
    private static final double SAME_WORDS = 0.6;

    private final ChunkIndex index;
    private final Embedder embedder;
    private final TokenCounter tokens;
    private final int tokenBudget;
    private final Priorities priorities;

    public HybridRetriever(ChunkIndex index, Embedder embedder) {
        this(index, embedder, DEFAULT_TOKEN_BUDGET);
    }

    /**
     * @param embedder the embedder of the index
     * @param tokenBudget the most tokens of all passages together, at least 1; a first passage that is longer is cut
     */
    public HybridRetriever(ChunkIndex index, Embedder embedder, int tokenBudget) {
        this(index, embedder, tokenBudget, Priorities.NONE);
    }

    /**
     * @param embedder the embedder of the index
     * @param tokenBudget the most tokens of all passages together, at least 1; a first passage that is longer is cut
     * @param priorities decide between equally good passages
     */
    public HybridRetriever(ChunkIndex index, Embedder embedder, int tokenBudget, Priorities priorities) {
        if (tokenBudget < 1) {
            throw new IllegalArgumentException("tokenBudget (" + tokenBudget + ") must be positive");
        }
        this.index = index;
        this.embedder = embedder;
        this.tokens = new CountedTexts(embedder);
        this.tokenBudget = tokenBudget;
        this.priorities = priorities;
    }

    @Override
    public Retrieval retrieve(Query query) {
        return begin(query, 0).retrieval();
    }

    @Override
    public Search begin(Query query, int candidates) {
        int limit = query.limit() * CHUNKS_PER_PASSAGE;
        var found = searchAll(query.withoutTraces(), Math.max(limit, candidates));
        var hits = found.fusion().hits();
        var order = CandidateOrder.of(hits, candidates);
        return new Search(
                found.question(),
                order.candidates(),
                chosen -> select(query, found, chosen.isEmpty() ? hits : order.with(chosen)));
    }

    private Retrieval select(Query query, FoundAll found, List<ChunkHit> ordered) {
        var examined = ordered.subList(0, Math.min(query.limit() * CHUNKS_PER_PASSAGE, ordered.size()));
        var selection = new PassageSelection(index, tokens, tokenBudget, query.limit(), priorities);
        var fusion = found.fusion();
        return new Retrieval(selection.select(examined), fusion.presence(), fusion.names(), found.onlyByWords());
    }

    /**
     * What all searches for a question have found.
     *
     * @param question the other wordings, the questions that it refers to, and itself, one a line
     * @param onlyByWords whether a search had no vector
     */
    private record FoundAll(String question, SearchFusion fusion, boolean onlyByWords) {}

    private FoundAll searchAll(Query query, int limit) {
        var asked = search(query, limit);
        if (query.wordings().isEmpty()) {
            return new FoundAll(asked.question(), SearchFusion.of(asked.hits()), asked.onlyByWords());
        }
        var others = query.wordings().stream()
                .map(wording -> found(searchText().worded(query, wording, limit)))
                .toList();
        return new FoundAll(
                String.join("\n", query.wordings()) + "\n" + asked.question(),
                SearchFusion.of(
                        query.text(),
                        asked.hits(),
                        others.stream().map(Found::hits).toList()),
                asked.onlyByWords() || others.stream().anyMatch(Found::onlyByWords));
    }

    private SearchText searchText() {
        return new SearchText(embedder.serving());
    }

    /**
     * What a search has found.
     *
     * @param asked the question, and those that it refers to, as in {@link SearchRequest}
     * @param onlyByWords whether the question had no vector
     */
    private record Found(List<String> asked, SearchHits hits, boolean onlyByWords) {
        /** Returns the questions in the order in which they were asked. */
        String question() {
            var inOrder = new ArrayList<>(asked);
            Collections.reverse(inOrder);
            return String.join("\n", inOrder);
        }
    }

    private Found search(Query query, int limit) {
        var searchText = searchText();
        if (query.history().isEmpty()) {
            return found(searchText.alone(query, limit));
        }
        if (FollowUp.leansOnEarlier(query.text())) {
            return found(searchText.inContext(query, limit));
        }
        if (!FollowUp.isDoubtful(query.text())) {
            return found(searchText.alone(query, limit));
        }
        var alone = searchText.alone(query, Math.max(LOOKED_AT_FOR_DOUBT, limit));
        var antecedents = FollowUp.possibleAntecedents(query.history());
        var inContext = found(searchText.perhapsInContext(alone, antecedents, limit));
        var byItself = found(alone);
        return saysAsMuch(inContext.hits(), byItself.hits())
                ? inContext
                : new Found(byItself.asked(), byItself.hits().first(limit), byItself.onlyByWords());
    }

    private Found found(SearchRequest request) {
        return new Found(request.asked(), index.search(request), request.vector() == null);
    }

    /**
     * Returns whether the best chunk in context matches the question's own words as well as the best one without context.
     * A question that changes the subject has words that only its own pages contain. A question about the same subject
     * does not.
     */
    private static boolean saysAsMuch(SearchHits inContext, SearchHits byItself) {
        if (inContext.hits().isEmpty() || byItself.hits().stream().allMatch(hit -> hit.words() == 0)) {
            return !inContext.hits().isEmpty();
        }
        var best = inContext.hits().get(0).chunk().location();
        return byItself.hits().stream()
                .anyMatch(hit -> hit.chunk().location().equals(best) && hit.words() >= SAME_WORDS);
    }
}
