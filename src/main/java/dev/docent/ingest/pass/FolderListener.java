package dev.docent.ingest.pass;

import java.nio.file.Path;

/** Hears which folders of this machine a pass reads. Called by the one thread of the pass. */
public interface FolderListener {
    /** All of a source is being read from now on. */
    void begins(String source);

    /**
     * The entries of a folder are about to be listed.
     *
     * @param path its path inside the source; empty for the source itself
     */
    void entered(String source, String path, Path folder);

    /** All of the source was read: its folders are those that were entered since it began. */
    void ended(String source);
}
