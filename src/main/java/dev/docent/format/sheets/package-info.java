/**
 * Reads workbooks of Excel. Start at {@link dev.docent.format.sheets.SheetsParser}; {@link dev.docent.format.sheets.SheetWriter} writes
 * the sheets of every spreadsheet.
 */
@NullMarked
package dev.docent.format.sheets;

import org.jspecify.annotations.NullMarked;
