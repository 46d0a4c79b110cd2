/**
 * Where documents come from: a {@link dev.docent.source.Source} shows its files, and names those that it leaves out with the rule. Start at
 * {@link dev.docent.source.Sources}, which makes the folders of {@code docent.docs}, or the guide that travels with the program.
 */
@NullMarked
package dev.docent.source;

import org.jspecify.annotations.NullMarked;
