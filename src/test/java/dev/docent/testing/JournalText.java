package dev.docent.testing;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;

/** The text of an answer, assembled from its journal. */
public final class JournalText {
    private JournalText() {}

    /** Returns the text of all text frames up to and including a number. */
    public static String upTo(Journal<Frame> journal, int number) {
        var text = new StringBuilder();
        for (var numbered : journal.framesAfter(0, number)) {
            if (numbered.frame() instanceof Frame.Text delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }
}
