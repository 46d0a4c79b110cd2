/**
 * Reads AsciiDoc with a scanner of our own: lines become blocks, and their markup becomes words. Start at {@link
 * dev.docent.format.asciidoc.AsciiDocParser}.
 */
@NullMarked
package dev.docent.format.asciidoc;

import org.jspecify.annotations.NullMarked;
