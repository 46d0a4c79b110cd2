/** How a document is cut into chunks, along its structure. Start at {@link dev.docent.split.Splitter}. */
@NullMarked
package dev.docent.split;

import org.jspecify.annotations.NullMarked;
