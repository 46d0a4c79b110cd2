package dev.docent.embedding.local;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pieces of a vocabulary, letter by letter: each node is the beginning of a piece. The longest piece at a position of a text is
 * found in one walk, which copies nothing. Immutable.
 */
final class PieceTree {
    /** The node before the first letter. */
    static final int ROOT = 0;

    /** No such node, or no number. */
    static final int NONE = -1;

    private static final int BITS_OF_LETTER = 16;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** An open hash table: a node and a letter, which lead to the node at the same place of {@link #next}. */
    private final long[] steps;

    private final int[] next;
    private final int shift;

    /** The number of the piece that ends at each node, or {@link #NONE}. */
    private final int[] numbers;

    /** @param numbers the number of each piece, at least 0 */
    PieceTree(Map<String, Integer> numbers) {
        var sorted = new TreeMap<>(numbers);
        int nodes = countNodes(sorted.keySet());
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(nodes) + 1;
        this.steps = new long[1 << bits];
        this.next = new int[1 << bits];
        this.shift = Long.SIZE - bits;
        this.numbers = new int[nodes];
        Arrays.fill(steps, NONE);
        Arrays.fill(this.numbers, NONE);
        int used = 1;
        for (var piece : sorted.entrySet()) {
            int node = ROOT;
            for (char letter : piece.getKey().toCharArray()) {
                int place = place(node, letter);
                if (steps[place] == NONE) {
                    steps[place] = step(node, letter);
                    next[place] = used++;
                }
                node = next[place];
            }
            this.numbers[node] = piece.getValue();
        }
    }

    /** Returns the number of different beginnings, with the empty one. */
    private static int countNodes(Iterable<String> sorted) {
        int nodes = 1;
        var before = "";
        for (var piece : sorted) {
            int common = Arrays.mismatch(before.toCharArray(), piece.toCharArray());
            nodes += common < 0 ? 0 : piece.length() - common;
            before = piece;
        }
        return nodes;
    }

    /** Returns the node after a letter; {@link #NONE} if no piece goes on like this, or if the node is {@link #NONE}. */
    int after(int node, char letter) {
        int place = place(node, letter);
        return steps[place] == NONE ? NONE : next[place];
    }

    /** Returns the node after some letters, or {@link #NONE}. */
    int after(int node, String letters) {
        int at = node;
        for (int i = 0; i < letters.length() && at != NONE; i++) {
            at = after(at, letters.charAt(i));
        }
        return at;
    }

    /** Returns the number of the piece that ends at a node, or {@link #NONE}. */
    int numberAt(int node) {
        return node == NONE ? NONE : numbers[node];
    }

    private static long step(int node, char letter) {
        return ((long) node << BITS_OF_LETTER) | letter;
    }

    /** Returns the place of a step, or a free one. The table is at most half full, so there is one. */
    private int place(int node, char letter) {
        long step = step(node, letter);
        int place = (int) ((step * FACTOR) >>> shift);
        while (steps[place] != step && steps[place] != NONE) {
            place = (place + 1) & (steps.length - 1);
        }
        return place;
    }
}
