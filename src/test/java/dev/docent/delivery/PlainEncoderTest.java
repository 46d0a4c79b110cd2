package dev.docent.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainEncoderTest {
    private final Journal<Frame> journal = new Journal<>(Frame.CODEC);

    @Test
    void aNoticeIsASeparateEventThatPlainReadersDoNotTakeForText() {
        assertEquals(
                "event: notice\nid: a1:1\ndata: {\"code\":\"not_in_documents\",\"message\":\"Not from your documents.\"}\n\n",
                encoded(new Frame.Notice("not_in_documents", "Not from your documents.")));
    }

    /** Readers of programs that know only text must see it. The second event has the id, so a cut between both loses nothing. */
    @Test
    void theNoticeThatAnAnswerMayComeFromOutsideIsTextToo() {
        assertEquals(
                "event: notice\ndata: {\"code\":\"outside_documents\",\"message\":\"Not from your documents.\"}\n\n"
                        + "id: a1:1\ndata: \ndata: \ndata: Not from your documents.\ndata: \ndata: \n\n",
                encoded(new Frame.Notice("outside_documents", "Not from your documents.")));
    }

    @Test
    void leavesOutWhatIsNotText() {
        assertEquals("", encoded(new Frame.Sources(List.of())));
    }

    private String encoded(Frame frame) {
        journal.append(frame);
        var numbered = journal.framesAfter(journal.size() - 1, 1).get(0);
        return new String(new PlainEncoder("a1", 0).encode(numbered), UTF_8);
    }
}
