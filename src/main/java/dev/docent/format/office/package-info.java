/**
 * What the formats of office programs share: their packages of parts, and the headings, paragraphs, lists and tables of a text with
 * styles. Start at {@link dev.docent.format.office.OfficePackage} and {@link dev.docent.format.office.Flow}.
 */
@NullMarked
package dev.docent.format.office;

import org.jspecify.annotations.NullMarked;
