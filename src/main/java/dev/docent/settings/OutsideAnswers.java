package dev.docent.settings;

/** What a model may do with a question that the documents do not answer. */
public enum OutsideAnswers {
    /** It says that they do not answer. */
    REFUSE,
    /** It may answer from what it knows; readers see that. */
    ALLOW
}
