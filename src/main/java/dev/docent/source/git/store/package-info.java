/**
 * The objects of git repositories in folders, as JGit needs them: packs, single objects, and the commits that are known. Start at
 * {@link dev.docent.source.git.store.FolderRepository}.
 *
 * <p>JGit's class for repositories on a disk is not used: it probes file systems with files, starts {@code git}, and
 * leaves threads and a shutdown hook behind, which keep the class loader of a web application. {@link
 * dev.docent.source.git.store.ObjectFolder} reads and writes the same files without any of that.
 */
@NullMarked
package dev.docent.source.git.store;

import org.jspecify.annotations.NullMarked;
