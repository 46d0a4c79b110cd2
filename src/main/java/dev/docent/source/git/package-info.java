/**
 * Reads git repositories, with the parts of JGit that speak to servers and read objects. Start at {@link
 * dev.docent.source.git.GitSource}.
 *
 * <p>JGit's class for repositories on a disk is not used: it probes file systems with files, starts {@code git}, and
 * leaves threads and a shutdown hook behind, which keep the class loader of a web application. {@link
 * dev.docent.source.git.ObjectFolder} reads and writes the same files without any of that.
 */
@NullMarked
package dev.docent.source.git;

import org.jspecify.annotations.NullMarked;
