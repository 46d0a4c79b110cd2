/**
 * Reads git repositories, with the parts of JGit that speak to servers and read objects. Start at {@link
 * dev.docent.source.git.GitSource}. {@link dev.docent.source.git.store} has the objects on the disk.
 */
@NullMarked
package dev.docent.source.git;

import org.jspecify.annotations.NullMarked;
