/** Reads tables of separated values. Start at {@link dev.docent.format.csv.CsvParser}. */
@NullMarked
package dev.docent.format.csv;

import org.jspecify.annotations.NullMarked;
