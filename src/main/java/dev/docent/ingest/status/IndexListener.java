package dev.docent.ingest.status;

/** Receives changes of the index. The thread of the pass calls it, so it must return at once. */
@FunctionalInterface
public interface IndexListener {
    /** Called about four times a second while something changes, and always with the last state of a pass. */
    void onChange(IndexState state);
}
