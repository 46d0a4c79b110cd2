package dev.docent.index;

/**
 * What a question names letter by letter.
 *
 * @param text as it is written in the question, without marks around it
 * @param form what it looks like
 */
record Literal(String text, Form form) {
    /** What a literal looks like, which decides how much its presence says. */
    enum Form {
        /** A name of code, of a file or a setting, an error code, a ticket, a version. */
        NAME,
        /** A number by itself: it may be a port or a ticket, and an amount as well. */
        NUMBER,
        /** Several words in quotation marks. */
        PHRASE
    }
}
