/**
 * The log of one answer: numbered frames, appended by one writer, read by any number of cursors. Start at {@link
 * dev.docent.journal.Journal}; {@link dev.docent.journal.Frame} lists everything that can stand in it.
 */
@NullMarked
package dev.docent.journal;

import org.jspecify.annotations.NullMarked;
