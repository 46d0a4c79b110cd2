package dev.docent.index;

/**
 * Something that a question names literally.
 *
 * @param text as written in the question, without marks around it
 * @param form what it looks like
 */
record Literal(String text, Form form) {
    /** The form of a literal, which decides how much its presence says. */
    enum Form {
        /** A name of code, of a file or a setting, an error code, a ticket, a version. */
        NAME,
        /** A number alone: it may be a port, a ticket or an amount. */
        NUMBER,
        /** Several words in quotation marks. */
        PHRASE
    }
}
