package dev.docent.testing;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import java.util.List;

/** Passages for tests. */
public final class Passages {
    /** One passage of a guide. */
    public static final Retrieval ONE =
            new Retrieval(List.of(passage("guide/install.md", "Start it with one command.")), true);

    private Passages() {}

    /** Returns a passage with the first line of a document. */
    public static Passage passage(String path, String text) {
        return new Passage(new Location(path, 1, 1), "Install", List.of(), BlockKind.PROSE, text, 0.5);
    }
}
