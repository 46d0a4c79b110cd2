package dev.docent.index;

/**
 * What a question names letter by letter.
 *
 * @param text as it is written in the question, without marks around it
 * @param kind what it looks like
 */
record Literal(String text, Kind kind) {
    /** What a literal looks like, which decides how much its presence says. */
    enum Kind {
        /** A name of code, of a file or a setting, an error code, a ticket, a version. */
        NAME,
        /** A number by itself: it may be a port or a ticket, and an amount as well. */
        NUMBER,
        /** Several words in quotation marks. */
        PHRASE
    }
}
