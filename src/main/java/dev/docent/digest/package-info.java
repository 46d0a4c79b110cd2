/** Digests, which show that contents are equal and that a text is complete. Start at {@link dev.docent.digest.Sha256}. */
@NullMarked
package dev.docent.digest;

import org.jspecify.annotations.NullMarked;
