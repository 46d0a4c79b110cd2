package dev.docent.format.config;

import dev.docent.corpus.Lines;
import java.util.List;

/** Finds where the parts of a configuration file begin. Stateless. */
@FunctionalInterface
interface PartFinder {
    /**
     * The beginning of a part, which extends to the next one.
     *
     * @param line its first line
     * @param names its name, below the names around it
     */
    record PartStart(int line, List<String> names) {}

    /** Returns the parts in the order of their lines. */
    List<PartStart> find(Lines lines);
}
