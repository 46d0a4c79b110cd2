package dev.docent.index.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are too short for the detector. */
final class InterrogativesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quand est-ce que le chauffage est allumé ? | fr",
                "Comment activer le chauffage ? | fr",
                "Quand les factures sont-elles payées ? | fr",
                "¿Cómo puedo reiniciar el servicio? | es",
                "Come posso riavviare il servizio? | it",
                "Como posso reiniciar o serviço? | pt",
                "Hoe kan ik de dienst herstarten? | nl",
                "Wo ist das Zertifikat? | de",
                "How is it started? | en"
            })
    void recognisesTheLanguage(String question, String language) {
        assertEquals(Optional.of(language), Interrogatives.languageOf(question));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comment syntax",
                "comment a line",
                "heron stop",
                "what was wie",
                "come back",
                "backup retention policy",
                "怎么开启？",
                "Zertifikat erneuern",
                ""
            })
    void saysNothingWhenItIsNotSure(String question) {
        var language = Interrogatives.languageOf(question);
        assertEquals(Optional.empty(), language.filter(code -> !code.equals("en")), question);
    }

    @Test
    void englishQuestionsAreNeverTakenForOthers() {
        for (var question : new String[] {
            "How do I comment out a line in the die configuration?",
            "Where do I come from, and who was it?",
            "Which posso is used?",
            "Can I comment on the plan?"
        }) {
            assertEquals(Optional.of("en"), Interrogatives.languageOf(question), question);
        }
    }
}
