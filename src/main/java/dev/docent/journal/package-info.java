/**
 * The log of one answer: numbered frames, appended by one writer, read by any number of cursors. Start at {@link
 * dev.docent.journal.Journal}; {@link dev.docent.journal.Frame} lists every frame of an answer, and {@link
 * dev.docent.journal.FrameCodec} converts frames to text and back.
 */
@NullMarked
package dev.docent.journal;

import org.jspecify.annotations.NullMarked;
