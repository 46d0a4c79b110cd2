/** Digests, by which equal contents are known and a text proves that it is whole. Start at {@link dev.docent.digest.Sha256}. */
@NullMarked
package dev.docent.digest;

import org.jspecify.annotations.NullMarked;
