/**
 * Folders are watched where the file system tells what changes: a change leads to a look, and nobody has to wait for the next
 * regular one. Start at {@link dev.docent.ingest.watch.FolderWatch}.
 */
@NullMarked
package dev.docent.ingest.watch;

import org.jspecify.annotations.NullMarked;
