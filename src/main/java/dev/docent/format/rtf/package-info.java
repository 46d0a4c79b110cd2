/** Reads Rich Text Format. Start at {@link dev.docent.format.rtf.RtfParser}. */
@NullMarked
package dev.docent.format.rtf;

import org.jspecify.annotations.NullMarked;
