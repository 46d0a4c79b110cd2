package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "What happened in INC-48007?         | INC-48007",
                "What does error E0382 mean?         | E0382",
                "Was bedeutet ORA-00942, bitte?      | ORA-00942",
                "changes in 2.4.1 and v3.0           | 2.4.1, v3.0",
                "Who listens on port 8443?           | 8443",
                "disk says ENOSPC                    | ENOSPC",
                "see CVE-2024-3094 in xz             | CVE-2024-3094",
                "docent.stream.heartbeat in pom.xml  | docent.stream.heartbeat, pom.xml",
                "what is `max idle`?                 | max idle",
                "what does \"connection reset\" mean | connection reset",
                "it's 'too many files', isn't it     | too many files",
                "was heißt „Rotes Band“?             | Rotes Band",
                "「远程访问」是什么                    | 远程访问",
                "拨打4711通知谁                       | 4711",
                "INC-48007号事故                      | INC-48007",
                "--dry-run and --no_cache            | dry-run, no_cache"
            })
    void findsWhatAQuestionNamesLetterByLetter(String question, String expected) {
        assertEquals(List.of(expected.split(", ")), texts(question));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I install it?",
                "a well-known full-text search",
                "at 10:30 in 2024, for 30 days, 30s or 5GB, the 2nd time",
                "HTTP and JSON over TLS",
                "WHY DOES EVERYBODY SHOUT",
                "don't say it isn't",
                "\"\" `` ' '",
                ""
            })
    void findsNothingInOrdinaryWords(String question) {
        assertEquals(List.of(), texts(question));
    }

    @Test
    void takesNoMoreThanAFewAndLinearTime() {
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            for (var hostile : List.of("`", "\"a", "'", "E1 ", "a1-", "“")) {
                assertTrue(
                        Literals.in(hostile.repeat(Stride.size(4_000, hostile))).size() <= Literals.MAX);
            }
        });
    }

    @Test
    void readsAVersionOfThousandsOfParts() {
        var version = "1.".repeat(8_000) + "1";

        assertEquals(List.of(version), texts("What is new in " + version + "?"));
    }

    private static List<String> texts(String question) {
        return Literals.in(question).stream().map(Literal::text).toList();
    }
}
