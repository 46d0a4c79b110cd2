/** Fakes for the tests of several packages. Each refuses what it does not model. */
@NullMarked
package dev.docent.testing;

import org.jspecify.annotations.NullMarked;
