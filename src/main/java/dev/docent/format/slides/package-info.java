/** Reads presentations of PowerPoint. Start at {@link dev.docent.format.slides.SlidesParser}. */
@NullMarked
package dev.docent.format.slides;

import org.jspecify.annotations.NullMarked;
