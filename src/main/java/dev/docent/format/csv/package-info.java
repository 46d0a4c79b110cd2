/**
 * Reads tables of separated values. Start at {@link dev.docent.format.csv.CsvParser}; {@link
 * dev.docent.format.csv.CsvRecords} also reads tables within other formats.
 */
@NullMarked
package dev.docent.format.csv;

import org.jspecify.annotations.NullMarked;
