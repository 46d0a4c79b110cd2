package dev.docent.format.wiki;

/**
 * A page of a wiki. Immutable.
 *
 * @param title its title
 * @param line the line of the title in the file, from 1
 * @param text the wikitext of its last revision
 * @param textLine the line of the file in which the wikitext begins
 */
record WikiPage(String title, int line, String text, int textLine) {}
