package dev.docent.provider;

/** A field in the records of an endpoint that a {@link CustomFormat} describes. */
public enum AnswerField {
    /** The next piece of the answer. */
    TEXT,
    /** The next piece of the model's reasoning. */
    REASONING,
    /** The text is complete: any value except null, false and an empty string. */
    FINISH,
    /** The number of tokens in the prompt. */
    INPUT_TOKENS,
    /** The number of tokens in the answer. */
    OUTPUT_TOKENS,
    /** Something failed: the same values as for {@link #FINISH}. */
    ERROR
}
