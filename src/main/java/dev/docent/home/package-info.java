/**
 * Where Docent's own files lie: what {@code ~} means, and the private folder for what is unpacked. Start at {@link
 * dev.docent.home.UnpackFolder}.
 *
 * <p>Uses the JDK and {@code dev.docent.paths} only: these classes run in the launcher too, before there is a class path.
 */
@NullMarked
package dev.docent.home;

import org.jspecify.annotations.NullMarked;
