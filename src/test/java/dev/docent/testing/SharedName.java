package dev.docent.testing;

import dev.docent.corpus.DocumentNames;
import java.util.List;

/**
 * One document that has two paths.
 *
 * @param other the path that the index does not have
 * @param indexed the path under which the index has it
 */
public record SharedName(String other, String indexed) implements DocumentNames {
    @Override
    public String indexed(String path) {
        return path.equals(other) ? indexed : path;
    }

    @Override
    public List<String> others(String path) {
        return path.equals(indexed) ? List.of(other) : List.of();
    }
}
