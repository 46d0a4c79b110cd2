package dev.docent.evidence;

/**
 * What speaks for a citation and against it, or how much each of it weighs. Immutable.
 *
 * @param words what its words say
 * @param values what its values say
 * @param similarity how close the sentence is to the passage in meaning, from -1 to 1
 */
record Signs(WordSigns words, ValueSigns values, double similarity) {
    /**
     * What the words of a sentence say; each is a share between 0 and 1.
     *
     * @param window the share of its words in the best window of the passage
     * @param passage the share of its words in the whole passage
     * @param rival by how much another passage of the answer supports the sentence better
     * @param foreign the share of its words that the window lacks and another part of the passages has
     */
    record WordSigns(double window, double passage, double rival, double foreign) {
        double times(WordSigns weights) {
            return window * weights.window
                    + passage * weights.passage
                    + rival * weights.rival
                    + foreign * weights.foreign;
        }
    }

    /**
     * What the values of a sentence say.
     *
     * @param misplaced by how much the words around one of them fit parts of the passage better that do not have the value
     * @param missing 1 if the passage lacks one of them, less if it may be a count
     * @param unnamed 1 if the sentence names something that the passage does not name, and that not most passages name
     * @param misquoted 1 if the passage does not have what the sentence quotes
     */
    record ValueSigns(double misplaced, double missing, double unnamed, double misquoted) {
        double times(ValueSigns weights) {
            return misplaced * weights.misplaced
                    + missing * weights.missing
                    + unnamed * weights.unnamed
                    + misquoted * weights.misquoted;
        }
    }

    /** Returns the same with a similarity. */
    Signs withSimilarity(double value) {
        return new Signs(words, values, value);
    }

    double times(Signs weights) {
        return words.times(weights.words) + values.times(weights.values) + similarity * weights.similarity;
    }
}
