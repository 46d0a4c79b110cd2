package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.SourceSettings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSelectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Everything is read unless a pattern says otherwise.
                "'' | '' | a.md | true",
                // A pattern without a slash is a name at any depth, and a folder includes what is in it.
                "*.md | '' | x/y/a.md | true",
                "*.md | '' | x/y/a.txt | false",
                "docs/ | '' | docs/x/a.txt | true",
                "docs/ | '' | x/docs/a.txt | true",
                "docs/ | '' | docs | false",
                "docs | '' | docs | true",
                "/docs/ | '' | x/docs/a.txt | false",
                "docs/*.md | '' | docs/a.md | true",
                "docs/*.md | '' | docs/x/a.md | false",
                "docs/**/*.md | '' | docs/x/y/a.md | true",
                "**/api/*.md | '' | x/y/api/a.md | true",
                // The last pattern that matches decides, and that of the deeper folder.
                "docs/;!docs/old/ | '' | docs/old/a.md | false",
                "docs/;!docs/old/ | '' | docs/new/a.md | true",
                "docs/;!docs/old/;docs/old/keep.md | '' | docs/old/keep.md | true",
                "*.md;!README.md | '' | x/README.md | false",
                // What is excluded is excluded, whatever includes it.
                "'' | *.md | x/a.md | false",
                "'' | old/ | x/old/y/a.md | false",
                "'' | /old/ | x/old/a.md | true",
                "docs/ | docs/old/ | docs/old/a.md | false",
                "docs/old/a.md | docs/old/ | docs/old/a.md | false",
                "'' | *.md;!keep.md | x/keep.md | true",
                "'' | old/;!old/keep.md | old/keep.md | false",
            })
    void readsWhatPatternsSelect(String include, String exclude, String file, boolean read) {
        assertEquals(read, selection(include, exclude).leftOut(file, false).isEmpty(), include + " / " + exclude);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.md | x | true",
                "docs/*.md | docs | true",
                "docs/*.md | x | false",
                "docs/api/*.md | docs/api | true",
                "docs/api/*.md | docs/old | false",
                "docs/*/api/ | docs/x | true",
                "docs/**/a.md | docs/x/y | true",
                "**/api/ | x/y | true",
                "docs/ | x | true",
                "/docs/ | x | false",
                "/docs/;!/x/ | x | false",
            })
    void doesNotWalkIntoFoldersWithoutAnythingToRead(String include, String folder, boolean walked) {
        assertEquals(walked, selection(include, "").leftOut(folder, true).isEmpty(), include);
    }

    @Test
    void saysWhichSettingLeavesOut() {
        var selection = selection("docs/", "old/");

        assertEquals(
                new LeftOut("old/", LeftOut.Why.EXCLUDED, "the setting exclude names it"),
                selection.leftOut("old", true).orElseThrow());
        assertEquals(
                new LeftOut("a.md", LeftOut.Why.EXCLUDED, "the setting include does not name it"),
                selection.leftOut("a.md", false).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build/docs/ | build | true",
                "build/docs/ | x/build | false",
                "build/docs/ | build/docs | true",
                "build/docs/ | build/docs/x | false",
                "build/ | x/build | true",
                "**/build/docs/ | x/build | true",
                "bu*ld/*.md | build | false",
                "*/docs/*.md | build | false",
                "** | build | false",
                "*.md | build | false",
                ".hidden/ | .hidden | true",
                ".* | .hidden | false",
                "x/[b]uild/ | x/build | false",
                "!build/ | build | false",
            })
    void namesOnlyWhatIsWritten(String include, String folder, boolean named) {
        assertEquals(named, selection(include, "").names(folder, true), include);
    }

    @Test
    void aPatternThatNamesAFolderAsAWholeBringsEverythingInIt() {
        assertTrue(selection("build/docs/", "").namesAllOf("build/docs"));
        assertEquals(false, selection("build/docs/", "").namesAllOf("build"));
        assertEquals(false, selection("build/*.md", "").namesAllOf("build"));
    }

    private static PathSelection selection(String include, String exclude) {
        return PathSelection.of(
                new SourceSettings.Selection(patterns(include), patterns(exclude), null, SourceSettings.Crawl.DEFAULT));
    }

    private static List<String> patterns(String written) {
        return Arrays.stream(written.split(";")).filter(it -> !it.isEmpty()).toList();
    }
}
