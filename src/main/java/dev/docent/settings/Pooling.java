package dev.docent.settings;

/** How the vectors of a text's tokens become the vector of the text. */
public enum Pooling {
    /** As the model's own files say; their mean if these say nothing. */
    AUTO,
    /** Their mean. */
    MEAN,
    /** That of the first token. */
    CLS,
    /** That of the last token. */
    LAST
}
