package dev.docent.bench;

import dev.docent.index.SearchWeights;
import dev.docent.retrieval.HybridRetriever;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The options {@code name=value} of a {@link RetrievalBenchmark}. */
final class BenchOptions {
    /** The default of {@code docent.retrieval.passages}. */
    private static final int PASSAGES = 16;

    private static final Set<String> NAMES = Set.of(
            "sets",
            "only",
            "chunks",
            "weights",
            "passages",
            "tokens",
            "list",
            "labels",
            "rerank",
            "model",
            "question-prefix",
            "document-prefix",
            "pooling",
            "languages");

    private final Map<String, String> values = new LinkedHashMap<>();

    BenchOptions(Iterable<String> arguments) {
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            var name = argument.substring(0, Math.max(0, equals));
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(argument + " is not one of " + NAMES + " with = and a value");
            }
            values.put(name, argument.substring(equals + 1));
        }
    }

    /** Returns which part of the questions is asked: dev or test. */
    String sets() {
        return values.getOrDefault("sets", "dev");
    }

    /** Returns whether a set is asked. */
    boolean wants(String set) {
        return Arrays.stream(values.getOrDefault("only", "").split(",", -1)).anyMatch(set::startsWith);
    }

    /** Returns the target, the maximum, and the window of the embedder, in tokens. */
    int[] chunks() {
        return Arrays.stream(values.getOrDefault("chunks", "254,254,256").split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    SearchWeights weights() {
        if (!values.containsKey("weights")) {
            return SearchWeights.DEFAULT;
        }
        var weights = values.get("weights").split(",", -1);
        return new SearchWeights(
                Double.parseDouble(weights[0]), Double.parseDouble(weights[1]), Float.parseFloat(weights[2]));
    }

    int passages() {
        return Integer.parseInt(values.getOrDefault("passages", String.valueOf(PASSAGES)));
    }

    int tokens() {
        return Integer.parseInt(values.getOrDefault("tokens", String.valueOf(HybridRetriever.DEFAULT_TOKEN_BUDGET)));
    }

    /** Returns the model that computes the vectors. */
    BenchModel model() {
        return new BenchModel(
                values.getOrDefault("model", ""),
                values.getOrDefault("question-prefix", ""),
                values.getOrDefault("document-prefix", ""),
                values.getOrDefault("pooling", "auto"),
                values.getOrDefault("languages", ""));
    }

    /** Returns the file that gets a line for each question; empty for none. */
    String list() {
        return values.getOrDefault("list", "");
    }

    /** Returns whether an {@link Oracle} puts the first chunks in order. */
    boolean oracle() {
        return values.getOrDefault("rerank", "").equals("oracle");
    }

    /** Returns the folder of the model that puts the first chunks in order; empty for none. */
    String crossEncoder() {
        var rerank = values.getOrDefault("rerank", "");
        return rerank.contains("/") ? rerank : "";
    }

    /** Returns whether only the labels are checked. */
    boolean onlyLabels() {
        return values.getOrDefault("labels", "").equals("only");
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "as shipped" : values.toString();
    }
}
