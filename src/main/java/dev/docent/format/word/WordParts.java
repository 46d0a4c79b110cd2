package dev.docent.format.word;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a document has beside its text. For one document, because the numbering counts.
 *
 * @param footnotes the words of the footnotes by their ids
 * @param endnotes the words of the endnotes by their ids
 * @param diagrams returns the paragraphs of a diagram (SmartArt) by the id of its data
 */
record WordParts(
        WordStyles styles,
        WordNumbering numbering,
        Map<String, String> footnotes,
        Map<String, String> endnotes,
        Function<String, List<String>> diagrams) {}
