/** Fakes that several packages test with. Each refuses what it does not model. */
@NullMarked
package dev.docent.testing;

import org.jspecify.annotations.NullMarked;
