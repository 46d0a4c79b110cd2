package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.NoticeCode;
import dev.docent.retrieval.Retrieval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader is told if the documents probably do not answer the question. A model that may look further can still find it:
 * then readers are told at the end, unless the answer cites something that was found later. For one answer; one thread at a
 * time.
 */
final class AbsenceNotice {
    /** If nothing was found, the answer is the model's own. */
    static final Frame.Notice NOTHING = new Frame.Notice(
            NoticeCode.NOT_IN_DOCUMENTS,
            "Not from your documents. Nothing in them matches this question, so this answer has no sources.");

    /** If something was found that is too far from the question. */
    static final Frame.Notice NEAREST = new Frame.Notice(
            NoticeCode.NOT_IN_DOCUMENTS,
            "The documents probably do not answer this question. The first passages are the nearest ones.");

    /** The same for a model that may answer from what it knows. */
    static final Frame.Notice OUTSIDE = new Frame.Notice(
            NoticeCode.OUTSIDE_DOCUMENTS,
            "Not from your documents. They probably do not answer this question, so this answer may be from what the model"
                    + " knows.");

    private final LiveAnswer live;
    private Frame.@Nullable Notice held;
    private int first;

    AbsenceNotice(LiveAnswer live) {
        this.live = live;
    }

    /**
     * Tells it when the search has ended, or holds it back.
     *
     * @param mayFindMore whether the model may look further
     * @param outside whether the model may answer from what it knows
     */
    void found(Retrieval retrieval, boolean mayFindMore, boolean outside) {
        first = retrieval.passages().size();
        if (first > 0 && retrieval.confident()) {
            return;
        }
        held = outside ? OUTSIDE : first == 0 ? NOTHING : NEAREST;
        if (!mayFindMore) {
            tell();
        }
    }

    /**
     * Tells what was held back, when the text is complete.
     *
     * @param cited the numbers of the sources that it cites
     */
    void end(List<Integer> cited) {
        if (cited.stream().allMatch(number -> number <= first)) {
            tell();
        }
        held = null;
    }

    private void tell() {
        if (held != null) {
            live.append(held);
            held = null;
        }
    }
}
