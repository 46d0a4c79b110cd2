package dev.docent.index.signs;

/**
 * What the words of a question say about whether the documents answer it. A rare word counts more than a frequent one. Immutable.
 *
 * @param share how much of the words one chunk has, from 0 to 1
 * @param unknownNames how much of the words are names that no chunk has, from 0 to 1: {@code Slack}, {@code maxIdleTime}. Other
 *     words have synonyms, and names have none
 */
public record WordCover(double share, double unknownNames) {
    /** What says nothing. */
    public static final WordCover NONE = new WordCover(0, 0);
}
