package dev.docent.ingest.pass;

import dev.docent.corpus.Document;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.index.EmbeddingOrder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How soon readers need a document by its meaning: what introduces a project first, then prose, then code, then tests and data.
 * What programs have written is found by words only. Pure.
 */
final class Importance {
    private static final Set<String> TEST_FOLDERS = Set.of(
            "test",
            "tests",
            "__tests__",
            "testdata",
            "test-data",
            "spec",
            "specs",
            "fixtures",
            "__fixtures__",
            "snapshots",
            "__snapshots__",
            "mocks",
            "__mocks__",
            "cassettes",
            "golden");

    private static final Pattern TEST_NAME =
            Pattern.compile("test_.*|.*[._-](?:[Tt]ests?|[Ss]pec)\\.\\w+|.*[a-z0-9](?:Tests?|TestCase|IT|Spec)\\.\\w+");

    private static final Set<Language> DATA = Set.of(Language.JSON, Language.XML, Language.YAML, Language.CSV);
    /** A file of data with more characters is not written for people. */
    private static final int MAX_DATA_CHARS = 100_000;

    /** How many lines at the start of a file may say that it was generated. */
    private static final int HEAD_LINES = 40;

    private static final Pattern COMMENT = Pattern.compile("\\s*(?://|#|/\\*|\\*|--|;|<!--|%|\"\"\"|\\{-|\\(\\*).*");

    private static final Pattern GENERATED = Pattern.compile(
            ".*(?:@generated\\b|\\bDO NOT (?:EDIT|MODIFY|CHANGE)\\b|(?i:\\b(?:auto-?)?generated\\b.*\\bdo not"
                    + " edit\\b)).*");

    /** Nobody writes longer lines of code. */
    private static final int LONG_LINE = 1_000;

    private static final int MIN_MINIFIED = 4 * LONG_LINE;

    private Importance() {}

    static EmbeddingOrder of(Document document) {
        boolean prose = document.language().map(Language::isProse).orElse(true);
        if (!prose && (isGenerated(document.text()) || isMinified(document.text()))) {
            return EmbeddingOrder.NEVER;
        }
        if (isOfTests(document.path()) || isData(document)) {
            return EmbeddingOrder.LATE;
        }
        if (!prose) {
            return EmbeddingOrder.NORMAL;
        }
        boolean introduces =
                Extensions.fileName(document.path()).toLowerCase(Locale.ROOT).startsWith("readme");
        return introduces ? EmbeddingOrder.FIRST : EmbeddingOrder.EARLY;
    }

    /** Go, Buck, Thrift and many others write such a comment. */
    private static boolean isGenerated(String text) {
        return text.lines()
                .limit(HEAD_LINES)
                .filter(line -> line.length() < LONG_LINE)
                .anyMatch(line -> COMMENT.matcher(line).matches()
                        && GENERATED.matcher(line).matches());
    }

    /** Most of a minified file is in lines that nobody writes. */
    private static boolean isMinified(String text) {
        long inLongLines = text.lines()
                .mapToInt(String::length)
                .filter(length -> length > LONG_LINE)
                .sum();
        return inLongLines > MIN_MINIFIED && inLongLines * 2 > text.length();
    }

    private static boolean isOfTests(String path) {
        var folders = path.toLowerCase(Locale.ROOT).split("/", -1);
        for (int i = 1; i < folders.length - 1; i++) { // The first is the name of the source.
            if (TEST_FOLDERS.contains(folders[i])) {
                return true;
            }
        }
        return TEST_NAME.matcher(Extensions.fileName(path)).matches();
    }

    private static boolean isData(Document document) {
        return document.text().length() > MAX_DATA_CHARS
                && document.language().filter(DATA::contains).isPresent();
    }
}
