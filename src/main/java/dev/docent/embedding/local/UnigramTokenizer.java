package dev.docent.embedding.local;

import dev.docent.json.JsonValue;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns text into the token numbers of a SentencePiece model of the type Unigram, as XLM-RoBERTa, multilingual E5 and BGE-M3 have:
 * of all ways to cut a word into pieces, the one with the best sum of scores. Immutable.
 *
 * <p>Before that, equal characters are written in the same way (NFKC), and each word begins with a mark for the blank before it.
 */
final class UnigramTokenizer implements TextTokenizer {
    private static final char BLANK = '\u2581';

    /** How much worse than the worst piece an unknown character counts. */
    private static final double UNKNOWN_PENALTY = 10;

    /** A longer run without blanks is cut at this length, because the time grows with it: 512 characters. */
    private static final int LONGEST_WORD = 512;

    private record Piece(int number, double score) {}

    private final Map<String, Piece> pieces;
    private final int longest;
    private final int start;
    private final int end;
    private final int unknown;
    private final double unknownScore;

    private UnigramTokenizer(Map<String, Piece> pieces, int start, int end, int unknown) {
        this.pieces = Map.copyOf(pieces);
        this.longest = pieces.keySet().stream().mapToInt(String::length).max().orElse(1);
        this.start = start;
        this.end = end;
        this.unknown = unknown;
        this.unknownScore =
                pieces.values().stream().mapToDouble(Piece::score).min().orElse(0) - UNKNOWN_PENALTY;
    }

    /** Returns the tokenizer that a {@code tokenizer.json} describes. */
    static UnigramTokenizer of(JsonValue description) {
        var pieces = new HashMap<String, Piece>();
        var vocabulary = description.at("/model/vocab").elements();
        for (int i = 0; i < vocabulary.size(); i++) {
            var text = vocabulary.get(i).at("/0").text();
            var score = vocabulary.get(i).at("/1").number();
            if (text.isPresent() && score.isPresent()) {
                pieces.put(text.get(), new Piece(i, score.get()));
            }
        }
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("the vocabulary of the tokenizer is empty");
        }
        int unknown = description.at("/model/unk_id").integer().orElse(0L).intValue();
        return new UnigramTokenizer(
                pieces,
                marker(description, pieces, List.of("<s>", "[CLS]")),
                marker(description, pieces, List.of("</s>", "[SEP]")),
                unknown);
    }

    /** Markers are pieces, or are listed beside them. */
    private static int marker(JsonValue description, Map<String, Piece> pieces, List<String> names) {
        for (var name : names) {
            var added = description.get("added_tokens").elements().stream()
                    .filter(token -> token.get("content").text().equals(Optional.of(name)))
                    .flatMap(token -> token.get("id").integer().stream())
                    .findFirst();
            if (added.isPresent()) {
                return added.get().intValue();
            }
            var piece = pieces.get(name);
            if (piece != null) {
                return piece.number();
            }
        }
        throw new IllegalArgumentException("the vocabulary must contain one of " + names);
    }

    @Override
    public int countTokens(String text) {
        return countTokens(text, Integer.MAX_VALUE);
    }

    @Override
    public int countTokens(String text, int limit) {
        return tokens(text, Math.min(limit, Integer.MAX_VALUE - 1) + 1).size();
    }

    @Override
    public long[] encode(String text, int maxTokens) {
        var tokens = tokens(text, maxTokens - 2);
        var encoded = new long[tokens.size() + 2];
        encoded[0] = start;
        for (int i = 0; i < tokens.size(); i++) {
            encoded[i + 1] = tokens.get(i);
        }
        encoded[encoded.length - 1] = end;
        return encoded;
    }

    @Override
    public long[] pieces(String text, int most) {
        return tokens(text, most).stream().mapToLong(Integer::longValue).toArray();
    }

    private List<Integer> tokens(String text, int most) {
        var tokens = new ArrayList<Integer>();
        for (var word : Normalizer.normalize(text, Normalizer.Form.NFKC).split("[\\s\\p{Z}\\p{Cc}]+", -1)) {
            if (!word.isEmpty()) {
                var marked = BLANK + word;
                for (int at = 0; at < marked.length() && tokens.size() < most; at += LONGEST_WORD) {
                    addPieces(marked.substring(at, Math.min(marked.length(), at + LONGEST_WORD)), tokens);
                }
            }
            if (tokens.size() >= most) {
                return tokens.subList(0, most);
            }
        }
        return tokens;
    }

    private void addPieces(String word, List<Integer> tokens) {
        var cut = new Cut(word.length());
        for (int at = 0; at < word.length(); at++) {
            if (cut.isReachable(at)) {
                addPiecesAt(word, at, cut);
            }
        }
        cut.addTo(tokens, unknown);
    }

    private void addPiecesAt(String word, int at, Cut cut) {
        int next = at + Character.charCount(word.codePointAt(at));
        boolean isKnown = false;
        for (int to = at + 1; to <= Math.min(word.length(), at + longest); to++) {
            var piece = pieces.get(word.substring(at, to));
            if (piece != null) {
                isKnown |= to == next;
                cut.take(at, to, piece);
            }
        }
        if (!isKnown) {
            cut.take(at, next, new Piece(unknown, unknownScore));
        }
    }

    /** The best way to each position of a word, found from left to right (Viterbi). */
    private static final class Cut {
        private final double[] best;
        private final int[] from;
        private final int[] number;

        Cut(int length) {
            best = new double[length + 1];
            from = new int[length + 1];
            number = new int[length + 1];
            Arrays.fill(best, Double.NEGATIVE_INFINITY);
            best[0] = 0;
        }

        boolean isReachable(int at) {
            return best[at] > Double.NEGATIVE_INFINITY;
        }

        void take(int at, int to, Piece piece) {
            double score = best[at] + piece.score();
            if (score > best[to]) {
                best[to] = score;
                from[to] = at;
                number[to] = piece.number();
            }
        }

        /** Adds the pieces of the best way to the end. Unknown characters that touch are one token. */
        void addTo(List<Integer> tokens, int unknown) {
            var backwards = new ArrayList<Integer>();
            for (int at = best.length - 1; at > 0; at = from[at]) {
                int last = backwards.isEmpty() ? -1 : backwards.get(backwards.size() - 1);
                if (number[at] != unknown || last != unknown) {
                    backwards.add(number[at]);
                }
            }
            Collections.reverse(backwards);
            tokens.addAll(backwards);
        }
    }
}
