package dev.docent.bench;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Scope;
import dev.docent.evaluation.FoundText;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.Measures;
import dev.docent.evaluation.QuestionList;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.retrieval.Retriever;
import dev.docent.split.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures how well questions are answered by what the index and the retriever find, for all sets of labelled questions and for
 * each kind. Arguments: the folder of the corpora, a folder for vectors, and options, which {@code bench/README.md} explains.
 */
public final class RetrievalBenchmark {
    /** The tokens of the best chunks that are looked at beside the passages: 1,000. */
    static final int TOKENS = 1_000;

    private static final Path SETS = Path.of("src", "test", "resources", "bench");
    private static final int HITS = 100;

    private final Path corpora;
    private final Path vectors;
    private final BenchOptions options;

    /** Null if nobody puts chunks in order. */
    private @Nullable FolderOrder reranker;

    private RetrievalBenchmark(Path corpora, Path vectors, BenchOptions options) {
        this.corpora = corpora;
        this.vectors = vectors;
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: RetrievalBenchmark <folder of corpora> <folder for vectors> [option=value ...]");
            System.exit(2);
        }
        var options = new BenchOptions(Arrays.asList(args).subList(2, args.length));
        new RetrievalBenchmark(Path.of(args[0]), Path.of(args[1]), options).run();
    }

    private void run() throws Exception {
        var sets = sets();
        var byCorpus = sets.keySet().stream()
                .collect(Collectors.groupingBy(RetrievalBenchmark::corpusOf, TreeMap::new, Collectors.toList()));
        System.out.println("settings: " + options);
        if (!options.onlyLabels()) {
            Asked.head();
        }
        var all = new ArrayList<Asked>();
        int window = options.chunks()[2];
        try (var order = FolderOrder.of(options.crossEncoder());
                var embedder = options.model().open(window);
                var cache = new VectorCache(vectors, embedder)) {
            reranker = order;
            for (var each : byCorpus.entrySet()) {
                var asked = new TreeMap<>(sets);
                asked.keySet().retainAll(each.getValue());
                all.addAll(measure(each.getKey(), asked, embedder, cache));
            }
        }
        summarize(all);
    }

    /** Returns the questions by the name of their set. */
    private Map<String, List<ListedQuestion>> sets() throws Exception {
        var sets = new TreeMap<String, List<ListedQuestion>>();
        try (var files = Files.list(SETS.resolve(options.sets()))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replaceAll("\\.tsv$", "");
                if (options.wants(name)) {
                    sets.put(name, QuestionList.read(file));
                }
            }
        }
        return sets;
    }

    /** The set {@code fastify.de} is about the corpus {@code fastify}. */
    private static String corpusOf(String set) {
        return set.replaceAll("\\..*", "");
    }

    private List<Asked> measure(
            String name, Map<String, List<ListedQuestion>> sets, Embedder embedder, VectorCache cache)
            throws Exception {
        var questions = sets.values().stream().flatMap(List::stream).toList();
        var corpus = Corpus.read(name, corpora, questions);
        for (var set : sets.entrySet()) {
            var wrong = corpus.wrongLabels(set.getValue());
            if (!wrong.isEmpty()) {
                throw new IOException(set.getKey() + " has labels that nothing matches:\n" + String.join("\n", wrong));
            }
        }
        if (options.onlyLabels()) {
            System.out.printf("%s: %d questions, every label is in the documents%n", sets.keySet(), questions.size());
            return List.of();
        }
        var folder = Files.createTempDirectory("docent-bench");
        try (var index = new LuceneChunkIndex(folder, embedder, options.weights())) {
            var splitter = new Splitter(embedder, options.chunks()[0], options.chunks()[1]);
            FilledIndex.fill(index, corpus, splitter, cache);
            var retriever = new HybridRetriever(index, embedder, options.tokens());
            var all = new ArrayList<Asked>();
            for (var set : sets.entrySet()) {
                // Once for everything that is loaded and compiled at first.
                set.getValue().forEach(question -> retriever.retrieve(query(question)));
                var asked = set.getValue().stream()
                        .map(question -> ask(set.getKey(), question, index, retriever, embedder))
                        .toList();
                Asked.row(set.getKey(), asked);
                all.addAll(asked);
            }
            return all;
        } finally {
            Folders.delete(folder);
        }
    }

    private Query query(ListedQuestion question) {
        return new Query(question.text(), question.earlier(), Scope.EVERYTHING, options.passages());
    }

    private Asked ask(
            String set, ListedQuestion question, LuceneChunkIndex index, Retriever retriever, Embedder embedder) {
        long start = System.nanoTime();
        var retrieval = options.oracle() ? byOracle(question, retriever) : retrieve(question, retriever);
        double millis = (System.nanoTime() - start) / 1e6;
        var passages = retrieval.passages().stream()
                .map(passage -> new FoundText(passage.location().path(), passage.text()))
                .toList();
        var hits = index
                .search(new SearchRequest(
                        searched(question), embedder.embedQuestion(searched(question)), Scope.EVERYTHING, HITS))
                .hits()
                .stream()
                .map(hit -> hit.chunk())
                .toList();
        var ordered = options.oracle() ? Oracle.ordered(question, hits, found(hits)) : reranked(question, hits);
        return new Asked(
                set,
                question,
                Measures.ndcg(question, found(ordered)),
                Measures.answers(question, found(within(ordered, embedder))),
                Measures.answers(question, passages),
                tokens(retrieval, embedder),
                !retrieval.confident(),
                millis);
    }

    private static int tokens(Retrieval retrieval, Embedder embedder) {
        return retrieval.passages().stream()
                .mapToInt(passage -> embedder.countTokens(passage.text()))
                .sum();
    }

    private Retrieval retrieve(ListedQuestion question, Retriever retriever) {
        if (reranker == null) {
            return retriever.retrieve(query(question));
        }
        var search = retriever.begin(query(question), reranker.most());
        return search.inOrder(reranker.order(search.question(), search.candidates()));
    }

    private List<Chunk> reranked(ListedQuestion question, List<Chunk> hits) {
        return reranker == null ? hits : reranker.ordered(searched(question), hits);
    }

    private Retrieval byOracle(ListedQuestion question, Retriever retriever) {
        var search = retriever.begin(query(question), Oracle.CANDIDATES);
        var candidates = search.candidates().stream()
                .map(candidate -> new FoundText(candidate.path(), candidate.text()))
                .toList();
        return search.inOrder(Oracle.order(question, candidates));
    }

    /** The index alone knows no conversation: it gets the questions together. */
    private static String searched(ListedQuestion question) {
        return String.join(" ", question.earlier()) + " " + question.text();
    }

    private static List<Chunk> within(List<Chunk> hits, Embedder embedder) {
        int tokens = 0;
        for (int i = 0; i < hits.size(); i++) {
            tokens += embedder.countTokens(hits.get(i).text());
            if (tokens > TOKENS) {
                return hits.subList(0, i);
            }
        }
        return hits;
    }

    private static List<FoundText> found(List<Chunk> chunks) {
        return chunks.stream()
                .map(chunk -> new FoundText(chunk.location().path(), chunk.text()))
                .toList();
    }

    private void summarize(List<Asked> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        System.out.println();
        all.stream()
                .filter(asked -> !asked.question().kind().isEmpty())
                .collect(Collectors.groupingBy(asked -> asked.question().kind(), TreeMap::new, Collectors.toList()))
                .forEach(Asked::row);
        System.out.println();
        Asked.row("all questions", all);
        var bySet = all.stream().collect(Collectors.groupingBy(Asked::set)).values();
        System.out.printf(
                "mean nDCG@10 of %d sets: %.3f%n",
                bySet.size(), bySet.stream().mapToDouble(Asked::ndcg).average().orElse(0));
        if (!options.list().isEmpty()) {
            Files.write(Path.of(options.list()), all.stream().map(Asked::line).toList());
        }
    }
}
