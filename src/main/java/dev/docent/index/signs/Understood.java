package dev.docent.index.signs;

/** Who understands the language of a question: the documents, which then have its words, and the model, whose cosines then mean something. */
public enum Understood {
    /** Documents and model. Also if the question does not show its language. */
    BY_BOTH,
    /** The documents only: words count, and cosines do not. */
    BY_DOCUMENTS,
    /** The model only: cosines count, and missing words prove nothing. */
    BY_MODEL,
    /** Neither. What is not found may be there all the same. */
    BY_NEITHER;

    /** Returns who understands a language that the documents have or have not, and the model knows or not. */
    public static Understood by(boolean documents, boolean model) {
        if (documents) {
            return model ? BY_BOTH : BY_DOCUMENTS;
        }
        return model ? BY_MODEL : BY_NEITHER;
    }

    /** Returns whether words that are not there say something. */
    public boolean wordsCount() {
        return this == BY_BOTH || this == BY_DOCUMENTS;
    }

    /** Returns whether cosines say something. */
    public boolean vectorsCount() {
        return this == BY_BOTH || this == BY_MODEL;
    }
}
