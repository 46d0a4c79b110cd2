package dev.docent.corpus;

import java.util.List;

/**
 * The blocks below one heading of a document, or of one declaration of a source file. Immutable.
 *
 * @param headings the path of headings or declarations from the outermost to this one, for example {@code [Install,
 *     Debian]} or {@code [Journal, append]}; empty before the first heading
 * @param blocks its blocks in the order of their lines, without those of deeper sections
 */
public record Section(List<String> headings, List<Block> blocks) {
    public Section {
        headings = List.copyOf(headings);
        blocks = List.copyOf(blocks);
    }
}
