package dev.docent.format.rst;

/**
 * A directive. Immutable.
 *
 * @param line its line
 * @param margin the column of its lines below
 * @param last its last line
 */
record Directive(String name, String argument, int line, int margin, int last) {}
