package dev.docent.provider;

/** What is looked for in the records of an endpoint that a {@link CustomFormat} describes. */
public enum AnswerField {
    /** The next piece of the answer. */
    TEXT,
    /** The next piece of the model's thinking. */
    REASONING,
    /** That the text is complete: anything except nothing, null, false and an empty string. */
    FINISH,
    /** The count of the prompt's tokens. */
    INPUT_TOKENS,
    /** The count of the answer's tokens. */
    OUTPUT_TOKENS,
    /** That something failed; as for {@link #FINISH}. */
    ERROR
}
