package dev.docent.embedding.local;

import dev.docent.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How a model wants a question and a text to be put together, as the {@code post_processor} of its {@code tokenizer.json} says:
 * {@code [CLS] question [SEP] text [SEP]}, or {@code <s> question </s></s> text </s>}. Immutable.
 *
 * <p>The format is that of Hugging Face's <a href="https://huggingface.co/docs/tokenizers/api/post-processors">tokenizers</a>.
 */
final class PairLayout {
    private static final Set<String> TYPES =
            Set.of("TemplateProcessing", "BertProcessing", "RobertaProcessing", "Sequence");

    private final List<Part> parts;
    private final int markers;

    private enum Kind {
        QUESTION,
        TEXT,
        MARKER
    }

    /**
     * One step of the row.
     *
     * @param tokens those of a marker; none for the others
     * @param type what the model is told about each token of it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Part(Kind kind, long[] tokens, long type) {}

    private PairLayout(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.markers = parts.stream().mapToInt(part -> part.tokens().length).sum();
    }

    /**
     * Returns the layout that a {@code tokenizer.json} describes.
     *
     * @throws IllegalArgumentException if it describes none that is supported; the message says which are
     */
    static PairLayout of(JsonValue description) {
        return ofProcessor(description.get("post_processor"));
    }

    private static PairLayout ofProcessor(JsonValue processor) {
        return switch (processor.get("type").text().orElse("no type")) {
            case "TemplateProcessing" -> template(processor);
            case "BertProcessing" -> fixed(marker(processor.get("cls")), marker(processor.get("sep")), 1, 1);
            case "RobertaProcessing" -> fixed(marker(processor.get("cls")), marker(processor.get("sep")), 2, 0);
            case "Sequence" ->
                ofProcessor(processor.get("processors").elements().stream()
                        .filter(each -> TYPES.contains(each.get("type").text().orElse("")))
                        .findFirst()
                        .orElse(JsonValue.NOTHING));
            default ->
                throw new IllegalArgumentException("its post_processor ("
                        + processor.get("type").text().orElse("none")
                        + ") must be of type TemplateProcessing, BertProcessing or RobertaProcessing, which says how a"
                        + " question and a text are put together");
        };
    }

    /** @param between how many markers stand between question and text */
    private static PairLayout fixed(long start, long end, int between, long typeOfText) {
        var middle = new long[between];
        Arrays.fill(middle, end);
        return new PairLayout(List.of(
                new Part(Kind.MARKER, new long[] {start}, 0),
                new Part(Kind.QUESTION, new long[0], 0),
                new Part(Kind.MARKER, middle, 0),
                new Part(Kind.TEXT, new long[0], typeOfText),
                new Part(Kind.MARKER, new long[] {end}, typeOfText)));
    }

    /** A marker is its text and its number. */
    private static long marker(JsonValue marker) {
        return marker.at("/1")
                .integer()
                .orElseThrow(() -> new IllegalArgumentException("its post_processor names a marker without a number"));
    }

    private static PairLayout template(JsonValue processor) {
        var parts = new ArrayList<Part>();
        for (var step : processor.get("pair").elements()) {
            parts.add(part(step, processor.get("special_tokens")));
        }
        var kinds = parts.stream()
                .map(Part::kind)
                .filter(kind -> kind != Kind.MARKER)
                .toList();
        if (!kinds.equals(List.of(Kind.QUESTION, Kind.TEXT))) {
            throw new IllegalArgumentException(
                    "the pair of its post_processor must have the sequence A once, and then the sequence B once");
        }
        return new PairLayout(parts);
    }

    private static Part part(JsonValue step, JsonValue specials) {
        var marker = step.get("SpecialToken");
        if (marker.isAbsent()) {
            var sequence = step.get("Sequence");
            boolean isText = sequence.get("id").text().orElse("").equals("B");
            return new Part(isText ? Kind.TEXT : Kind.QUESTION, new long[0], type(sequence));
        }
        var name = marker.get("id").text().orElse("");
        var tokens = specials.get(name).get("ids").elements().stream()
                .flatMap(number -> number.integer().stream())
                .mapToLong(Long::longValue)
                .toArray();
        if (tokens.length == 0) {
            throw new IllegalArgumentException("its post_processor names the marker " + name + " without a number");
        }
        return new Part(Kind.MARKER, tokens, type(marker));
    }

    private static long type(JsonValue step) {
        return step.get("type_id").integer().orElse(0L);
    }

    /**
     * Puts a question and a text together. If both are too long, the question gets half of the row, and loses its beginning, because
     * what is asked stands at its end. The text gets the rest, and loses its end.
     *
     * @param maxTokens the longest row
     */
    TokenPair join(TextTokenizer tokenizer, String question, String text, int maxTokens) {
        int room = Math.max(0, maxTokens - markers);
        var asked = tokenizer.pieces(question, Integer.MAX_VALUE);
        var first = Arrays.copyOfRange(asked, Math.max(0, asked.length - room / 2), asked.length);
        return join(first, tokenizer.pieces(text, room - first.length));
    }

    private TokenPair join(long[] question, long[] text) {
        var tokens = new long[question.length + text.length + markers];
        var types = new long[tokens.length];
        int at = 0;
        for (var part : parts) {
            var row = switch (part.kind()) {
                case QUESTION -> question;
                case TEXT -> text;
                case MARKER -> part.tokens();
            };
            System.arraycopy(row, 0, tokens, at, row.length);
            Arrays.fill(types, at, at + row.length, part.type());
            at += row.length;
        }
        return new TokenPair(tokens, types);
    }
}
