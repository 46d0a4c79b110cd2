package dev.docent.format.notebook;

/**
 * A cell of a notebook. Immutable.
 *
 * @param number its number in the notebook, from 1
 * @param source what its author wrote, without a line end at the end
 * @param language the language of its code; empty for Markdown
 * @param output what the code wrote, as far as it is text, bounded; empty if nothing
 */
record InputCell(int number, String source, String language, String output) {
    boolean isCode() {
        return !language.isEmpty();
    }
}
