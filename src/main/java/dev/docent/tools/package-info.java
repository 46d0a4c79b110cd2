/**
 * What a model may look up while it answers: it searches again, reads lines, and sees what there is, under the rights of who
 * asks. Start at {@link dev.docent.tools.DocumentTools}.
 */
@NullMarked
package dev.docent.tools;

import org.jspecify.annotations.NullMarked;
