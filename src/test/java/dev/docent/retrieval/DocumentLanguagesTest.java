package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which questions are translated, and into what. */
final class DocumentLanguagesTest {
    private static final String GERMAN = "Wie erneuere ich das Zertifikat von dem Server?";

    private static List<String> foreign(Map<String, Integer> chunks, String question, String... history) {
        return new DocumentLanguages(scope -> chunks)
                .foreignTo(new Query(question, List.of(history), Scope.EVERYTHING, 8));
    }

    @Test
    void aQuestionIsTranslatedIntoTheLanguagesOfTheDocuments() {
        assertEquals(List.of("en"), foreign(Map.of("en", 100), GERMAN));
        assertEquals(List.of("zh", "en"), foreign(Map.of("en", 40, "zh", 60), GERMAN));
        assertEquals(List.of("en"), foreign(Map.of("en", 81, "zh", 19), GERMAN), "few are in Chinese");
        assertEquals(
                List.of("en", "fr"),
                foreign(Map.of("zh", 30, "fr", 35, "en", 35), GERMAN),
                "two at most, and always the same ones");
    }

    @Test
    void aLanguageOfTheDocumentsIsNotTranslated() {
        assertEquals(List.of(), foreign(Map.of("en", 95, "de", 5), GERMAN));
        assertEquals(List.of("en"), foreign(Map.of("en", 96, "de", 4), GERMAN), "nearly none");
        assertEquals(List.of(), foreign(Map.of("en", 100), "How do I renew the certificate of the server?"));
    }

    @Test
    void nothingIsTranslatedIfALanguageIsUnknown() {
        assertEquals(List.of(), foreign(Map.of("en", 100), "heron stop"));
        assertEquals(List.of(), foreign(Map.of(), GERMAN));
    }

    @Test
    void aQuestionOfAFewWordsIsInTheLanguageOfThoseBefore() {
        assertEquals(List.of("en"), foreign(Map.of("en", 100), "heron stop?", "How is it done?", GERMAN));
        assertEquals(List.of(), foreign(Map.of("en", 100), "heron stop?", GERMAN, "How is it done, and where?"));
    }

    @Test
    void onlyTheDocumentsThatTheReaderMayFindCount() {
        var scope = new Scope.Sources(Set.of("shop"));
        var languages = new DocumentLanguages(asked -> asked.equals(scope) ? Map.of("en", 1) : Map.of("de", 9));
        assertEquals(List.of("en"), languages.foreignTo(new Query(GERMAN, List.of(), scope, 8)));
        assertEquals(List.of(), languages.foreignTo(new Query(GERMAN, List.of(), Scope.EVERYTHING, 8)));
    }
}
