package dev.docent.bench;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Scope;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.MiniLmEmbedder;
import dev.docent.index.SearchRequest;
import dev.docent.index.SearchWeights;
import dev.docent.ingest.read.Formats;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.split.Splitter;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Measures how well the found chunks answer questions, for several sizes of chunks and weights. Arguments: the folder to
 * index, the file of questions, a folder for the vectors, and n, to index only every nth of the files that answer no
 * question (1).
 *
 * <p>nDCG@10 counts the first chunk (or file, if the labels name files) that answers: 1 at the first place, 0.63 at the
 * second, 0.29 at the tenth. "In 1000 tokens" is the share of questions that the best chunks with 1,000 tokens together
 * answer, which favors neither large nor small chunks.
 */
public final class RetrievalBenchmark {
    private static final int PLACES = 10;
    private static final int TOKENS = 1_000;

    private record Cut(int target, int max, int window) {}

    private record Result(double ndcg, double inTokens) {}

    private static final List<Cut> CUTS =
            List.of(new Cut(254, 254, 256), new Cut(160, 254, 256), new Cut(300, 510, 256), new Cut(300, 510, 512));

    private final List<Document> documents = new ArrayList<>();
    private final List<LabelledQuestion> questions;
    private final List<LabelledQuestion> unanswerable;
    private final Path cacheFolder;

    private RetrievalBenchmark(Path folder, Path questions, Path cacheFolder, int nth)
            throws IOException, SourceException {
        var all = LabelledQuestion.read(questions);
        this.questions =
                all.stream().filter(question -> !question.answers().isEmpty()).toList();
        this.unanswerable =
                all.stream().filter(question -> question.answers().isEmpty()).toList();
        this.cacheFolder = cacheFolder;
        read(folder, nth);
        checkLabels();
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: RetrievalBenchmark <folder> <questions.tsv> <folder for vectors> [nth]");
            System.exit(2);
        }
        int nth = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        new RetrievalBenchmark(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), nth).run();
    }

    private void read(Path folder, int nth) throws SourceException {
        var formats = Formats.all();
        var seen = new RecordingVisitor();
        new FolderSource("docs", folder, FolderOptions.of(FolderOptions.DEFAULT_MAX_FILE_BYTES, formats::kind))
                .walk(seen);
        seen.failed().forEach(failure -> System.err.println(failure + " (left out)"));
        int others = 0;
        for (var file : seen.files()) {
            var path = "docs/" + file.path();
            if (questions.stream().anyMatch(question -> question.wantsFile(path)) || others++ % nth == 0) {
                parse(formats, path, file);
            }
        }
    }

    private void parse(Formats formats, String path, SourceFile file) {
        try {
            var content = new FileContent(path, file.content().read());
            documents.add(formats.parser(path).orElseThrow().parse(content));
        } catch (IOException | ParseException e) {
            System.err.println(path + " is left out: " + e.getMessage());
        }
    }

    /** Checks the labels, because one that nothing matches would silently count against every setting. */
    private void checkLabels() {
        for (var question : questions) {
            for (var answer : question.answers()) {
                if (documents.stream()
                        .noneMatch(document ->
                                answer.isOf(document.path()) && document.text().contains(answer.words()))) {
                    System.err.println(
                            "no file " + answer.file() + " with \"" + answer.words() + "\": " + question.text());
                }
            }
        }
    }

    private void run() throws Exception {
        System.out.printf("%d files, %d questions%n", documents.size(), questions.size());
        System.out.printf(
                "%-22s %7s %7s  %-24s %7s %14s%n",
                "target/max/window", "chunks", "tokens", "weights", "nDCG@10", "in 1000 tokens");
        for (var cut : CUTS) {
            try (var embedder = new MiniLmEmbedder(cut.window());
                    var cache = new VectorCache(cacheFolder, embedder)) {
                measure(cut, embedder, cache);
            }
        }
    }

    private void measure(Cut cut, MiniLmEmbedder embedder, VectorCache cache) throws Exception {
        var splitter = new Splitter(embedder, cut.target(), cut.max());
        var chunks = new LinkedHashMap<Document, List<Chunk>>();
        documents.forEach(document -> chunks.put(document, splitter.split(document)));
        var embedded = embed(chunks, cache);
        int count = chunks.values().stream().mapToInt(List::size).sum();
        double tokens = chunks.values().stream()
                .flatMap(List::stream)
                .mapToInt(chunk -> embedder.countTokens(chunk.text()))
                .average()
                .orElse(0);
        for (var weights : weights(cut).entrySet()) {
            var folder = Files.createTempDirectory("docent-bench");
            try (var index = new LuceneChunkIndex(folder, embedder, weights.getValue())) {
                embedded.forEach((document, list) -> index.put("docs", "1", document, list));
                index.commit();
                var result = ask(index, embedder, cache);
                System.out.printf(
                        "%-22s %7d %7.0f  %-24s %7.3f %14.2f%n",
                        cut.target() + "/" + cut.max() + "/" + cut.window(),
                        count,
                        tokens,
                        weights.getKey(),
                        result.ndcg(),
                        result.inTokens());
                if (weights.getValue().equals(SearchWeights.DEFAULT)) {
                    sayConfidence(index, cache);
                }
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private static Map<Document, List<EmbeddedChunk>> embed(Map<Document, List<Chunk>> chunks, VectorCache cache)
            throws Exception {
        int workers = Runtime.getRuntime().availableProcessors();
        var pool = Executors.newFixedThreadPool(workers);
        try {
            var jobs = new ArrayList<Callable<List<EmbeddedChunk>>>();
            for (var list : chunks.values()) {
                jobs.add(() -> list.stream()
                        .map(chunk -> new EmbeddedChunk(chunk, cache.embed(chunk.embeddedText())))
                        .toList());
            }
            var done = pool.invokeAll(jobs);
            var embedded = new LinkedHashMap<Document, List<EmbeddedChunk>>();
            int at = 0;
            for (var document : chunks.keySet()) {
                embedded.put(document, done.get(at++).get());
            }
            return embedded;
        } finally {
            pool.shutdown();
        }
    }

    /** Returns the weights to compare: more of them for the first cut. */
    private static Map<String, SearchWeights> weights(Cut cut) {
        var weights = new LinkedHashMap<String, SearchWeights>();
        weights.put("words", new SearchWeights(0, 0, 0.35f));
        weights.put("vectors", new SearchWeights(1, 1, 0.35f));
        weights.put("both 0.65/0.39", SearchWeights.DEFAULT);
        if (cut.equals(CUTS.get(0))) {
            weights.put("both 0.3/0.18", new SearchWeights(0.3, 0.18, 0.35f));
            weights.put("both 0.5/0.3", new SearchWeights(0.5, 0.3, 0.35f));
            weights.put("both 0.65/0.65", new SearchWeights(0.65, 0.65, 0.35f));
            weights.put("both, no headings", new SearchWeights(0.65, 0.39, 0));
            weights.put("both, headings 0.6", new SearchWeights(0.65, 0.39, 0.6f));
        }
        return weights;
    }

    private Result ask(LuceneChunkIndex index, MiniLmEmbedder embedder, VectorCache cache) {
        double gain = 0;
        int inTokens = 0;
        for (var question : questions) {
            var found = index.search(
                            new SearchRequest(question.text(), cache.embed(question.text()), Scope.EVERYTHING, 100))
                    .hits();
            gain += gain(question, found.stream().map(hit -> hit.chunk()).toList());
            int tokens = 0;
            for (var hit : found) {
                tokens += embedder.countTokens(hit.chunk().text());
                if (tokens > TOKENS) {
                    break;
                }
                if (question.isAnsweredBy(hit.chunk())) {
                    inTokens++;
                    break;
                }
            }
        }
        return new Result(gain / questions.size(), (double) inTokens / questions.size());
    }

    /**
     * Prints how many questions would be rejected as unanswerable by the best cosine, except for those with an exact
     * identifier.
     */
    private void sayConfidence(LuceneChunkIndex index, VectorCache cache) {
        for (double least : List.of(0.25, 0.3, 0.35)) {
            System.out.printf(
                    "    refused below a cosine of %.2f: %d of %d with an answer, %d of %d without%n",
                    least,
                    refused(questions, least, index, cache),
                    questions.size(),
                    refused(unanswerable, least, index, cache),
                    unanswerable.size());
        }
    }

    private static long refused(List<LabelledQuestion> asked, double least, LuceneChunkIndex index, VectorCache cache) {
        return asked.stream()
                .map(question -> index.search(
                        new SearchRequest(question.text(), cache.embed(question.text()), Scope.EVERYTHING, 24)))
                .filter(hits -> !hits.exactIdentifier() && !hits.exactWords() && hits.bestCosine() < least)
                .count();
    }

    private static double gain(LabelledQuestion question, List<Chunk> found) {
        boolean files =
                question.answers().stream().allMatch(answer -> answer.words().isEmpty());
        var seen = new HashSet<String>();
        int place = 0;
        for (var chunk : found) {
            if (files && !seen.add(chunk.location().path())) {
                continue;
            }
            if (++place > PLACES) {
                return 0;
            }
            if (question.isAnsweredBy(chunk)) {
                return 1 / (Math.log(place + 1) / Math.log(2));
            }
        }
        return 0;
    }
}
