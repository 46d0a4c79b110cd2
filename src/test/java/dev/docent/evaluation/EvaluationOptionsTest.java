package dev.docent.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.evaluation.EvaluationOptions.AskedTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationOptionsTest {
    @Test
    void readsValuesAfterEqualsAndAsNextArguments() {
        assertEquals(
                new EvaluationOptions(
                        "q.tsv",
                        new AskedTarget("/srv/a,/srv/b", "", ""),
                        true,
                        "report.html",
                        List.of("docent.x=a=b")),
                parse("--json q.tsv --docs /srv/a,/srv/b --html=report.html --compare docent.x=a=b"));
        assertEquals(
                new EvaluationOptions(
                        "q.tsv", new AskedTarget("", "http://a/d", "token"), false, "", List.of("https://b")),
                parse("q.tsv --url=http://a/d --token-file token --compare=https://b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--json | needs a file of questions",
                "a.tsv b.tsv | One file of questions",
                "a.tsv --dosc=x | Unknown option: --dosc=x",
                "a.tsv --docs | --docs needs a value",
                "a.tsv --docs=x --url=http://h | not both",
                "a.tsv --token-file=x | --token-file is for --url",
                "a.tsv --url=ftp://h | --url needs the address",
                "a.tsv --url=docs.example.com | --url needs the address",
                "a.tsv --url=http://h?token=secret | --token-file",
                "a.tsv --url=http://user:secret@h | --token-file",
                "a.tsv --url=http://h --compare=docent.x=1 | --compare needs the address",
                "a.tsv --url=http://h --compare=http://i --compare=http://j | takes one address",
                "a.tsv --compare=x | is not a setting",
            })
    void saysWhatIsWrongAndHowItIsWritten(String arguments, String words) {
        var message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> parse(arguments))
                .getMessage());

        assertTrue(message.contains(words), message);
        assertTrue(message.contains("evaluate QUESTIONS.tsv"), message);
        assertFalse(message.contains("secret"), message);
    }

    private static EvaluationOptions parse(String arguments) {
        return EvaluationOptions.parse(List.of(arguments.split(" ")));
    }
}
