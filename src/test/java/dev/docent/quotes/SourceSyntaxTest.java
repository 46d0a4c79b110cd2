package dev.docent.quotes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Language;
import dev.docent.quotes.SourceSyntax.Comments;
import dev.docent.testing.FileExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceSyntaxTest {
    @ParameterizedTest
    @EnumSource
    void isTheSameForAllFilesOfALanguage(Language language) {
        var paths = FileExamples.of(language);
        var expected = SourceSyntax.of(paths.get(0));
        assertEquals(language.fence(), expected.name());
        paths.forEach(path -> assertEquals(expected, SourceSyntax.of(path), path));
    }

    @Test
    void knowsNoCommentsOfAFileThatTheTableDoesNotKnow() {
        assertEquals(new SourceSyntax("zig", Comments.NONE), SourceSyntax.of("src/main.zig"));
        assertEquals(new SourceSyntax("", Comments.NONE), SourceSyntax.of("src/main"));
    }
}
