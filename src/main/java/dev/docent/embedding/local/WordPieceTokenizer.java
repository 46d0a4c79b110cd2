package dev.docent.embedding.local;

import dev.docent.json.JsonValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns text into the token numbers of a BERT model, whose vocabulary has either no capitals or all letters. From the left, words are cut into the longest pieces that
 * the vocabulary has. Immutable.
 */
final class WordPieceTokenizer implements TextTokenizer {
    private static final String CONTINUATION = "##";

    /** The most characters of a word that is cut into pieces; a longer one is a single unknown token. */
    private static final int MAX_WORD_CHARS = 100;

    private final PieceTree pieces;
    /** The node of the pieces that continue a word. */
    private final int continuation;

    private final int start;
    private final int end;
    private final int unknown;

    private final boolean isCased;

    /** @param vocabulary the number of each piece of lower-case letters; one that continues a word begins with {@code ##} */
    WordPieceTokenizer(Map<String, Integer> vocabulary) {
        this(vocabulary, false);
    }

    /** @param isCased whether the vocabulary has capitals and accents */
    WordPieceTokenizer(Map<String, Integer> vocabulary, boolean isCased) {
        this.isCased = isCased;
        pieces = new PieceTree(vocabulary);
        continuation = pieces.after(PieceTree.ROOT, CONTINUATION);
        start = special("[CLS]");
        end = special("[SEP]");
        unknown = special("[UNK]");
    }

    /** Returns the tokenizer that a {@code tokenizer.json} describes. */
    static WordPieceTokenizer of(JsonValue description) {
        var model = description.get("model");
        var type = model.get("type").text().orElse("no type");
        if (!type.equals("WordPiece")) {
            throw new IllegalArgumentException("the tokenizer (" + type + ") must be of type WordPiece or Unigram");
        }
        var vocabulary = new HashMap<String, Integer>();
        var pieces = model.get("vocab");
        for (var piece : pieces.fieldNames()) {
            pieces.get(piece).integer().ifPresent(number -> vocabulary.put(piece, number.intValue()));
        }
        boolean isLower = description.at("/normalizer/lowercase").bool().orElse(true);
        return new WordPieceTokenizer(vocabulary, !isLower);
    }

    @Override
    public int countTokens(String text) {
        return countTokens(text, Integer.MAX_VALUE);
    }

    @Override
    public int countTokens(String text, int limit) {
        var tokens = Tokens.counted(Math.min(limit, Integer.MAX_VALUE - 1) + 1);
        addPieces(text, tokens);
        return tokens.size;
    }

    @Override
    public long[] encode(String text, int maxTokens) {
        var tokens = Tokens.kept(maxTokens - 1);
        tokens.add(start);
        addPieces(text, tokens);
        return tokens.endedBy(end);
    }

    @Override
    public long[] pieces(String text, int most) {
        var tokens = Tokens.kept(most);
        addPieces(text, tokens);
        return Arrays.copyOf(tokens.numbers, tokens.size);
    }

    private void addPieces(String text, Tokens tokens) {
        var words = new WordScanner(text, isCased);
        for (var word = words.next(); word != null && !tokens.isFull(); word = words.next()) {
            addPiecesOfWord(word, tokens);
        }
    }

    private void addPiecesOfWord(CharSequence word, Tokens tokens) {
        boolean mayBeTooLong = word.length() > MAX_WORD_CHARS;
        if (mayBeTooLong && Character.codePointCount(word, 0, word.length()) > MAX_WORD_CHARS) {
            tokens.add(unknown);
            return;
        }
        var before = tokens.size;
        for (var from = 0; from < word.length(); ) {
            int node = from == 0 ? PieceTree.ROOT : continuation;
            int number = PieceTree.NONE;
            int to = from;
            for (int at = from; at < word.length() && node != PieceTree.NONE; at++) {
                node = pieces.after(node, word.charAt(at));
                if (pieces.numberAt(node) != PieceTree.NONE) {
                    number = pieces.numberAt(node);
                    to = at + 1;
                }
            }
            if (number == PieceTree.NONE) {
                // If the vocabulary lacks one part, the whole word is unknown.
                tokens.size = before;
                tokens.add(unknown);
                return;
            }
            tokens.add(number);
            from = to;
        }
    }

    private int special(String piece) {
        int number = pieces.numberAt(pieces.after(PieceTree.ROOT, piece));
        if (number == PieceTree.NONE) {
            throw new IllegalArgumentException("the vocabulary must contain " + piece);
        }
        return number;
    }

    /** The tokens so far. Those after the limit are dropped, except for one end marker. */
    private static final class Tokens {
        private final int limit;
        private final boolean areKept;
        private long[] numbers;
        private int size;

        private Tokens(int limit, boolean areKept, int room) {
            this.limit = limit;
            this.areKept = areKept;
            this.numbers = new long[room];
        }

        static Tokens kept(int limit) {
            return new Tokens(limit, true, 64);
        }

        /** Only their number is known afterwards. */
        static Tokens counted(int limit) {
            return new Tokens(limit, false, 0);
        }

        boolean isFull() {
            return size >= limit;
        }

        void add(int number) {
            if (isFull()) {
                return;
            }
            if (areKept) {
                keep(number);
            }
            size++;
        }

        private void keep(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size] = number;
        }

        long[] endedBy(int number) {
            var ended = Arrays.copyOf(numbers, size + 1);
            ended[size] = number;
            return ended;
        }
    }
}
