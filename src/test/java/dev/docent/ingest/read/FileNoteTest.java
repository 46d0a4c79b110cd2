package dev.docent.ingest.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNoteTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "guessed KOI8-R", "two\nlines"})
    void whatIsRememberedOfAFileCanBeReadAgain(String doubt) {
        var note = new FileNote(doubt, Instant.parse("2026-01-02T03:04:05Z"), 7);

        assertEquals(note, FileNote.parse(note.text()));
        assertEquals(new FileNote(doubt, null, 0), FileNote.parse(doubt));
    }
}
