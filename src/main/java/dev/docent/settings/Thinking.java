package dev.docent.settings;

/** How a model marks its reasoning in the text of an answer. */
enum Thinking {
    /** With a tag at its beginning and at its end. */
    TAGGED,
    /** With a tag at its end only: an answer begins with reasoning. */
    BEGUN
}
