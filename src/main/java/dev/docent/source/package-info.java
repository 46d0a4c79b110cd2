/**
 * Where documents come from: a {@link dev.docent.source.Source} shows its files, and names those that a rule leaves out. Start at
 * {@link dev.docent.source.Sources}, which creates the sources of {@code docent.docs}, or the built-in guide.
 */
@NullMarked
package dev.docent.source;

import org.jspecify.annotations.NullMarked;
