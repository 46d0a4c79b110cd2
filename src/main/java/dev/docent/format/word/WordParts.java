package dev.docent.format.word;

import java.util.Map;

/**
 * What a document has beside its text. For one document, because the numbering counts.
 *
 * @param footnotes the words of the footnotes by their ids
 * @param endnotes the words of the endnotes by their ids
 */
record WordParts(
        WordStyles styles, WordNumbering numbering, Map<String, String> footnotes, Map<String, String> endnotes) {}
