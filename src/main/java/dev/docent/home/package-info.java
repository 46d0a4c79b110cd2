/**
 * Where Docent's own files are: what {@code ~} means, and the private folder for unpacked files. Start at {@link
 * dev.docent.home.UnpackFolder}.
 *
 * <p>Uses only the JDK and {@code dev.docent.paths}, because these classes also run in the launcher, before there is a
 * class path.
 */
@NullMarked
package dev.docent.home;

import org.jspecify.annotations.NullMarked;
