package dev.docent.ingest;

/** Is told how the index changes. Called by the thread of the pass, so that it must return at once. */
@FunctionalInterface
public interface IndexListener {
    /** Called about four times a second while something changes, and always with the last state of a pass. */
    void onChange(IndexState state);
}
