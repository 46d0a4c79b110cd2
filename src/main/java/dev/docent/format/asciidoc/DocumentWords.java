package dev.docent.format.asciidoc;

/**
 * Turns the markup of a document into words, with what the document has said so far.
 *
 * @param attributes the values of names
 * @param references the titles that ids stand for
 */
record DocumentWords(DocumentAttributes attributes, CrossReferences references) {
    /** Returns the words of a paragraph or of another text, as many lines as it has. */
    String prose(String text) {
        return InlineWords.prose(text, attributes, references);
    }

    /** Returns the words of a heading or of a value. */
    String title(String text) {
        return InlineWords.title(text, attributes, references);
    }
}
