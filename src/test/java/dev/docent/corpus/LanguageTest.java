package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.FileExamples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByEachOfItsNamesInAnyCase(Language language) {
        assertFalse(language.fence().isBlank());
        for (var path : FileExamples.of(language)) {
            assertEquals(Optional.of(language), Language.of(path), path);
            assertEquals(Optional.of(language), Language.of(path.toUpperCase(Locale.ROOT)), path);
            assertEquals(Optional.of(language), new Document(path, "title", "", List.of()).language());
        }
    }

    @Test
    void eachNameIsInTheTableOnce() {
        var names = Arrays.stream(Language.values())
                .flatMap(language -> language.names().stream())
                .toList();
        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
        assertTrue(names.stream().allMatch(name -> name.equals(name.toLowerCase(Locale.ROOT))), names.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "requirements.txt, REQUIREMENTS",
        "docs/CMakeLists.txt, CMAKE",
        "Dockerfile.md, MARKDOWN",
        "Makefile.conf, MAKEFILE",
        "include/vector.h, CPP",
        ".editorconfig, INI"
    })
    void takesTheFirstLanguageWhereTwoFit(String path, Language language) {
        assertEquals(Optional.of(language), Language.of(path));
    }

    @ParameterizedTest
    @CsvSource({"photo.png", "md", "readme.old", "src.java/notes", "license-list"})
    void doesNotGuess(String path) {
        assertEquals(Optional.empty(), Language.of(path));
    }
}
