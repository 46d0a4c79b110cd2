package dev.docent.testing;

import static dev.docent.testing.OnnxWriter.FLOAT;
import static dev.docent.testing.OnnxWriter.INT64;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A cross-encoder whose score is known: how many words of the question the text has. It runs on ONNX Runtime like a real one, and has
 * a real {@code tokenizer.json} with the words that it is given. A pair with the word {@value #BROKEN} has no score.
 */
public final class SharedWordsModel {
    /** A word that makes the score not a number. */
    public static final String BROKEN = "broken";

    private static final int LAST_MARKER = 3;

    /** The layout of BERT's family: {@code [CLS] question [SEP] text [SEP]}, with types 0 and 1. */
    public static final String BERT = """
            {"type":"TemplateProcessing",
             "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                       {"SpecialToken":{"id":"[SEP]","type_id":0}}],
             "pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                     {"SpecialToken":{"id":"[SEP]","type_id":0}},{"Sequence":{"id":"B","type_id":1}},
                     {"SpecialToken":{"id":"[SEP]","type_id":1}}],
             "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},
                               "[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}}""";

    /** The layout of XLM-RoBERTa: {@code <s> question </s></s> text </s>}, with the type 0 only. */
    public static final String ROBERTA = "{\"type\":\"RobertaProcessing\",\"sep\":[\"</s>\",2],\"cls\":[\"<s>\",0]}";

    private SharedWordsModel() {}

    /** What the model is like, as far as tests vary it. */
    public enum Shape {
        /** Parts by type, one result. */
        TYPED,
        /** Parts by markers, one result, and no input for types. */
        UNTYPED,
        /** As {@link #TYPED}, with the results no and yes. */
        YES_OR_NO,
        /** With three results. */
        THREE,
        /** With whole numbers as results. */
        WHOLE_NUMBERS,
        /** With an input that no text has. */
        OF_IMAGES
    }

    /** Writes a model for these words, with BERT's tokenizer and layout. */
    public static Path write(Path folder, String... words) throws IOException {
        return write(folder, Shape.TYPED, words);
    }

    /** Writes a model of another shape. */
    public static Path write(Path folder, Shape shape, String... words) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), wordPiece(words));
        Files.write(folder.resolve("model.onnx"), model(shape, LAST_MARKER + words.length));
        return folder;
    }

    /** Writes a model with the tokenizer and layout of XLM-RoBERTa. */
    public static Path writeUnigram(Path folder, String... words) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), unigram(words));
        Files.write(folder.resolve("model.onnx"), model(Shape.UNTYPED, LAST_MARKER + words.length));
        return folder;
    }

    /** Numbers: the markers from 0, the words from 4, and the broken word last. */
    private static String wordPiece(String... words) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        for (var marker : new String[] {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}) {
            vocabulary.put(marker, vocabulary.size());
        }
        for (var word : words) {
            vocabulary.put(word, vocabulary.size());
        }
        vocabulary.put(BROKEN, vocabulary.size());
        var pieces = vocabulary.entrySet().stream()
                .map(piece -> "\"" + piece.getKey() + "\":" + piece.getValue())
                .collect(Collectors.joining(","));
        return "{\"normalizer\":{\"lowercase\":true},\"post_processor\":" + BERT
                + ",\"model\":{\"type\":\"WordPiece\",\"vocab\":{" + pieces + "}}}";
    }

    private static String unigram(String... words) {
        var pieces = new StringBuilder("[\"<s>\",0],[\"<pad>\",0],[\"</s>\",0],[\"<unk>\",0]");
        for (var word : words) {
            pieces.append(",[\"\u2581").append(word).append("\",-1]");
        }
        pieces.append(",[\"\u2581" + BROKEN + "\",-1]");
        return "{\"post_processor\":" + ROBERTA + ",\"model\":{\"type\":\"Unigram\",\"unk_id\":3,\"vocab\":[" + pieces
                + "]}}";
    }

    /** @param lastWord the number of the last word that has a score */
    private static byte[] model(Shape shape, int lastWord) {
        var onnx = new OnnxWriter();
        var ids = onnx.input(shape == Shape.OF_IMAGES ? "pixel_values" : "input_ids");
        var mask = decimals(onnx, onnx.input("attention_mask"));
        var isText = shape == Shape.UNTYPED ? afterMarker(onnx, ids) : decimals(onnx, onnx.input("token_type_ids"));
        var isWord = onnx.step("Mul", mask, decimals(onnx, onnx.step("Greater", ids, onnx.whole(LAST_MARKER))));
        var inText = onnx.step("Mul", isWord, isText);
        var inQuestion = onnx.step("Sub", isWord, inText);

        // A table of each token with each, which is 1 where a word of the question is a word of the text.
        var rows = onnx.axis(2);
        var columns = onnx.axis(1);
        var same = decimals(
                onnx, onnx.step("Equal", onnx.step("Unsqueeze", ids, rows), onnx.step("Unsqueeze", ids, columns)));
        var asked = onnx.step("Mul", same, onnx.step("Unsqueeze", inQuestion, rows));
        var shared = onnx.step("Mul", asked, onnx.step("Unsqueeze", inText, columns));
        var found = onnx.step("ReduceMax", Map.of("axes", 2L, "keepdims", 0L), shared);
        var count = onnx.step("ReduceSum", found, onnx.axis(1));
        return ofShape(onnx, shape, onnx.step("Add", count, zeroOrNothing(onnx, ids, lastWord)));
    }

    private static byte[] ofShape(OnnxWriter onnx, Shape shape, String count) {
        return switch (shape) {
            case YES_OR_NO -> onnx.bytes(onnx.step("Concat", Map.of("axis", 1L), zero(onnx, count), count), FLOAT);
            case THREE -> onnx.bytes(onnx.step("Concat", Map.of("axis", 1L), count, count, count), FLOAT);
            case WHOLE_NUMBERS -> onnx.bytes(onnx.step("Cast", Map.of("to", (long) INT64), count), INT64);
            default -> onnx.bytes(count, FLOAT);
        };
    }

    private static String decimals(OnnxWriter onnx, String values) {
        return onnx.step("Cast", Map.of("to", (long) FLOAT), values);
    }

    private static String zero(OnnxWriter onnx, String value) {
        return onnx.step("Mul", value, onnx.decimal(0));
    }

    /** 1 from the first end marker of XLM-RoBERTa on. */
    private static String afterMarker(OnnxWriter onnx, String ids) {
        var markers = decimals(onnx, onnx.step("Equal", ids, onnx.whole(2)));
        var count = onnx.step("CumSum", markers, onnx.whole(1));
        return decimals(onnx, onnx.step("Greater", count, onnx.decimal(0.5f)));
    }

    /** 0, or the root of a negative number if a token is beyond the last word. */
    private static String zeroOrNothing(OnnxWriter onnx, String ids, int lastWord) {
        var highest = onnx.step("ReduceMax", Map.of("axes", 1L, "keepdims", 1L), decimals(onnx, ids));
        return zero(onnx, onnx.step("Sqrt", onnx.step("Sub", onnx.decimal(lastWord + 0.5f), highest)));
    }
}
