package dev.docent.journal;

/**
 * One of many small texts that make one long text together. Frames of this kind are packed: a record that implements it has
 * this one component.
 */
public interface Delta {
    /** Returns any characters; white space is part of the text. */
    String text();
}
