package dev.docent.journal;

/**
 * One of many small texts that together make one long text. Frames of this kind are packed, so a record that implements it
 * has exactly this component.
 */
public interface Delta {
    /** Returns the text: any characters, white space included. */
    String text();
}
