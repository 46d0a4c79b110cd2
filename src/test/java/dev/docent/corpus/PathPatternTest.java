package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "docs/*.md, docs/a.md, true",
        "docs/*.md, docs/b/a.md, false",
        "docs/**/*.md, docs/a.md, true",
        "docs/**/*.md, docs/b/c/a.md, true",
        "docs/**/*.md, other/a.md, false",
        "**/test/**, src/test/A.java, true",
        "**/test/**, test/A.java, true",
        "**/test/**, src/latest/A.java, false",
        "**, a/b.md, true",
        "*.java, src/A.java, true",
        "*Config.java, src/x/AppConfig.java, true",
        "*Config.java, src/x/AppConfigs.java, false",
        "A?.java, src/AB.java, true",
        "A?.java, src/A/B.java, false",
        "readme.md, docs/README.md, true",
        "docs, docs/a/b.md, true",
        "docs, x/docs/b.md, true",
        "docs/a, docs/a/b.md, true",
        "docs/a/, docs/a/b.md, true",
        "./docs/a, docs/a, true",
        "/docs/a, docs/ab, false",
        "src/**Test*, src/a/FooTest.java, true",
        "src/a*b*c, src/aXbYbZc, true",
        "src/a*b*c, src/aXbYbZd, false",
        "a.c, abc, false"
    })
    void matchesPaths(String glob, String path, boolean expected) {
        assertEquals(expected, PathPattern.of(glob).test(path));
    }

    @Test
    void aPatternOfManyWildcardsTakesNoLongTime() {
        var glob = PathPattern.of("**a*".repeat(200) + "b");
        var path = "a/".repeat(500) + "a".repeat(2000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertFalse(glob.test(path)));
    }
}
