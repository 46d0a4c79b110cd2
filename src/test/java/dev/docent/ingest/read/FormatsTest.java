package dev.docent.ingest.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.FileKind;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.testing.FileExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatsTest {
    @ParameterizedTest
    @EnumSource
    void aParserReadsEachLanguageOfTheTable(Language language) {
        var formats = Formats.all();
        for (var path : FileExamples.of(language)) {
            var parser = formats.parser(path).orElseThrow(() -> new AssertionError("no parser reads " + language));
            assertTrue(parser.languages().contains(language), path);
            assertEquals(kind(language), formats.kind(path), path);
        }
    }

    private static FileKind kind(Language language) {
        return language == Language.MAN ? FileKind.UNKNOWN : language.isProse() ? FileKind.PROSE : FileKind.OTHER;
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentationNamesFilesOfEachLanguage(Language language) throws IOException {
        var page = Files.readString(Path.of("docs/sources.md"));
        var table = page.substring(page.indexOf("| format | files |"), page.indexOf("In source code, a comment"));

        assertTrue(
                Pattern.compile("`([^`]+)`")
                        .matcher(table)
                        .results()
                        .anyMatch(name -> language.equals(languageOf(name.group(1)))),
                () -> language + " needs a row in docs/sources.md");
    }

    private static @Nullable Language languageOf(String name) {
        return Language.of(name.startsWith(".") ? "example" + name : name).orElse(null);
    }

    @Test
    void noParserReadsWhatTheTableDoesNotKnow() {
        assertEquals(Optional.empty(), Formats.all().parser("guide/photo.png"));
        assertEquals(FileKind.UNSUPPORTED, Formats.all().kind("guide/photo.png"));
    }

    @Test
    void contentDecidesAboutNamesThatSayNothing() {
        assertEquals(
                Set.of(), Formats.all().parser("guide/issue-1570").orElseThrow().languages());
        assertEquals(FileKind.UNKNOWN, Formats.all().kind("guide/issue-1570"));
        assertEquals(FileKind.UNKNOWN, Formats.all().kind("guide/NOTES.first"));
    }

    @Test
    void filesWithPicturesMayBeLargerThanText() {
        assertEquals(100, Formats.all().maxFileBytes("a.md", 100));
        assertEquals(100, Formats.all().maxFileBytes("photo.png", 100));
        assertEquals(50 << 20, Formats.all().maxFileBytes("a.pdf", 100));
        assertEquals(60 << 20, Formats.all().maxFileBytes("a.pdf", 60 << 20));
        assertEquals(50 << 20, Formats.all().maxFileBytes("a.docx", 100));
    }

    @Test
    void languageWithoutAParserIsNotRead() {
        var formats = new Formats(List.of(new FakeParser(Language.JAVA)), null);

        assertEquals(Optional.empty(), formats.parser("guide/index.md"));
        assertEquals(FileKind.UNSUPPORTED, formats.kind("guide/index.md"));
    }

    @Test
    void refusesTwoParsersOfOneLanguageAndNamesBoth() {
        var parsers = List.<DocumentParser>of(
                new FakeParser(Language.JAVA, Language.SQL), new FakeParser(Language.SQL, Language.YAML));

        var refused = assertThrows(IllegalArgumentException.class, () -> new Formats(parsers, null));

        assertEquals(
                "Two parsers read SQL: FakeParser of [JAVA, SQL] and FakeParser of [SQL, YAML]", refused.getMessage());
    }

    private record FakeParser(Language... reads) implements DocumentParser {
        @Override
        public Set<Language> languages() {
            return new LinkedHashSet<>(Arrays.asList(reads));
        }

        @Override
        public String version() {
            return "fake";
        }

        @Override
        public Document parse(FileContent file) throws ParseException {
            throw new ParseException("a fake reads nothing");
        }
    }
}
