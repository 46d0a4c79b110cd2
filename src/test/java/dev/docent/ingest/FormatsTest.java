package dev.docent.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.FileKind;
import dev.docent.corpus.Language;
import dev.docent.testing.FileExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatsTest {
    @ParameterizedTest
    @EnumSource
    void oneParserReadsEachLanguageOfTheTable(Language language) {
        var parsers = Formats.parsers();
        for (var path : FileExamples.of(language)) {
            assertEquals(
                    1, parsers.stream().filter(parser -> parser.accepts(path)).count(), path);
            assertEquals(language.isProse() ? FileKind.PROSE : FileKind.OTHER, Formats.kind(parsers, path), path);
        }
    }

    @Test
    void noParserReadsWhatTheTableDoesNotKnow() {
        assertEquals(FileKind.UNSUPPORTED, Formats.kind(Formats.parsers(), "guide/photo.png"));
    }
}
