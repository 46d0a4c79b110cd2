/**
 * The log of one answer: numbered frames, appended by one writer, read by any number of cursors. Start at {@link
 * dev.docent.journal.Journal}; {@link dev.docent.journal.Frame} lists everything that can stand in an answer's, and {@link
 * dev.docent.journal.FrameCodec} is the one way between frames and their text.
 */
@NullMarked
package dev.docent.journal;

import org.jspecify.annotations.NullMarked;
