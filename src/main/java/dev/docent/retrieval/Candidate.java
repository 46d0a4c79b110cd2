package dev.docent.retrieval;

import java.util.List;

/**
 * A chunk that a search has found, as somebody sees it who puts chunks in order. Immutable.
 *
 * @param path the path of its document
 * @param title the title of its document
 * @param headings the path of headings or declarations above it
 * @param text its text
 */
public record Candidate(String path, String title, List<String> headings, String text) {
    public Candidate {
        headings = List.copyOf(headings);
    }
}
