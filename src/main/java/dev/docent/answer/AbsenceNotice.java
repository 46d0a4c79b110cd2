package dev.docent.answer;

import dev.docent.journal.Frame;
import java.util.List;

/**
 * What a reader is told if the documents probably do not answer the question. A model that may look further can still find it:
 * then readers are told at the end, unless the answer cites something that was found later. For one answer; one thread at a
 * time.
 */
final class AbsenceNotice {
    /** If nothing was found, the answer is the model's own. */
    static final Frame.Notice NOTHING =
            notice("Not from your documents. Nothing in them matches this question, so this answer has no sources.");

    /** If something was found that is too far from the question. */
    static final Frame.Notice NEAREST =
            notice("The documents probably do not answer this question. The first passages are the nearest ones.");

    private final LiveAnswer live;
    private boolean isHeld;
    private int first;

    AbsenceNotice(LiveAnswer live) {
        this.live = live;
    }

    private static Frame.Notice notice(String message) {
        return new Frame.Notice("not_in_documents", message);
    }

    /**
     * Tells it when the search has ended, or holds it back.
     *
     * @param sources how many passages the search has found
     * @param confident whether they may answer
     * @param mayFindMore whether the model may look further
     */
    void found(int sources, boolean confident, boolean mayFindMore) {
        first = sources;
        if (sources == 0) {
            live.append(NOTHING);
        } else if (!confident && !mayFindMore) {
            live.append(NEAREST);
        } else {
            isHeld = !confident;
        }
    }

    /**
     * Tells what was held back, when the text is complete.
     *
     * @param cited the numbers of the sources that it cites
     */
    void end(List<Integer> cited) {
        if (isHeld && cited.stream().allMatch(number -> number <= first)) {
            live.append(NEAREST);
        }
        isHeld = false;
    }
}
