package dev.docent.answer;

import dev.docent.conversation.Layout;
import dev.docent.conversation.Layout.Entry;
import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal of an answer of an earlier process, put together again from what was kept: frames have the numbers and the
 * text that they had, so that a reader goes on where it was. What is not kept of a frame is left empty: the words of the
 * model's thinking, and the text behind a stop.
 *
 * <p>A reader may have seen more of an interrupted answer than was kept. It keeps what it has and gets the last frame alone,
 * numbered behind its position.
 */
final class KeptJournal {
    private KeptJournal() {}

    /**
     * Returns the journal.
     *
     * @param layout the frames of the turn
     * @param after the number of the last frame that the reader has seen
     */
    static Journal<Frame> of(Turn turn, String layout, int after) {
        var entries = Layout.parse(layout);
        boolean ended = !entries.isEmpty() && entries.get(entries.size() - 1).kind() == Layout.Kind.LAST;
        if (!ended && after > entries.size()) {
            var journal = new Journal<>(Frame.CODEC, after);
            journal.append(KeptFrames.last(turn));
            return journal;
        }
        var journal = new Journal<>(Frame.CODEC);
        frames(turn, entries).forEach(journal::append);
        if (!ended) {
            journal.append(KeptFrames.last(turn));
        }
        return journal;
    }

    private static List<Frame> frames(Turn turn, List<Entry> entries) {
        var frames = new ArrayList<Frame>();
        var notices = KeptFrames.notices(turn).iterator();
        boolean searched = false;
        int at = 0;
        for (var entry : entries) {
            int end = Math.min(at + entry.length(), turn.text().length());
            boolean isNotice = entry.kind() == Layout.Kind.NOTICE && notices.hasNext();
            frames.add(
                    isNotice ? notices.next() : frame(turn, entry, turn.text().substring(at, end), searched));
            searched |= entry.kind() == Layout.Kind.SOURCES;
            at = end;
        }
        return frames;
    }

    private static Frame frame(Turn turn, Entry entry, String text, boolean searched) {
        return switch (entry.kind()) {
            case START -> new Frame.Start(turn.answer(), turn.conversation(), turn.model());
            // A notice that was not kept stands for nothing: its number must be there all the same.
            case STATUS, NOTICE -> new Frame.Status(searched ? "asking" : "searching");
            case SOURCES -> KeptFrames.sources(turn);
            case TEXT -> new Frame.Text(text);
            case REASONING -> new Frame.Reasoning("");
            case CITATIONS -> KeptFrames.citations(turn);
            case LAST -> KeptFrames.last(turn);
        };
    }
}
