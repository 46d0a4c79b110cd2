package dev.docent.tools;

import dev.docent.corpus.Location;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The passages of an answer, by their numbers. One thread at a time. */
final class NumberedPassages {
    private final List<Passage> all;

    /** @param first those that are numbered from 1 */
    NumberedPassages(List<Passage> first) {
        all = new ArrayList<>(first);
    }

    /** Returns the number of a passage that has all lines of a location. */
    OptionalInt numberOf(Location location) {
        for (int i = 0; i < all.size(); i++) {
            if (covers(all.get(i).location(), location)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean covers(Location whole, Location part) {
        return whole.unites(part) && whole.startLine() <= part.startLine() && part.endLine() <= whole.endLine();
    }

    /** Returns the number that the next passage gets. */
    int next() {
        return all.size() + 1;
    }

    void add(Passage passage) {
        all.add(passage);
    }
}
