package dev.docent.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.attempt.ShortAnswer;
import dev.docent.model.Usage;
import dev.docent.prompt.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from what a model writes, and what is refused. */
final class WordingReaderTest {
    private static final Usage USAGE = new Usage(70, 30);
    private static final String WORDING = "How do I stop the backup of INC-7 at night?";
    private static final List<Exchange> CONVERSATION =
            List.of(new Exchange("What is INC-7?", "A backup that runs at night, see docent.backup.time."));

    private static Rewriting read(String text, String question, String... languages) {
        var request = new RewriteRequest(question, CONVERSATION, List.of(languages));
        return WordingReader.read(new ShortAnswer(text, USAGE), request);
    }

    private static Rewriting read(String text) {
        return read(text, "And how do I stop it?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"" + WORDING + "\"]",
                "{\"question\": \"" + WORDING + "\"}",
                "{\"questions\": [\"" + WORDING + "\"]}",
                "```json\n[\"" + WORDING + "\"]\n```",
                "Here is the rewritten question:\n[\"" + WORDING + "\"]\nI hope that helps.",
                "<think>The user means [the backup].</think>\n\n[\"" + WORDING + "\"]",
                WORDING,
                "\n  " + WORDING + "  \n",
                "Here is the rewritten question:\n\n" + WORDING,
                "Standalone question: " + WORDING,
                "en: " + WORDING,
                "1. " + WORDING,
                "- \"" + WORDING + "\"",
                "“" + WORDING + "”",
                "[\"How do I stop\\nthe backup of INC-7 at night?\"]"
            })
    void forgivesTheForm(String text) {
        assertEquals(Rewriting.of(List.of(WORDING), USAGE), read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "[]",
                "[\"\"]",
                "```\n```",
                "I'm sorry, but I can't help with that.",
                "As an AI language model, I do not rewrite questions.",
                "[\"Sorry, I cannot do that.\"]",
                "Es tut mir leid, das geht nicht.",
                "You stop the backup like this [1].",
                "Open the settings.\nThen stop the backup.\nThat is all.",
                "<think>The user asks about the backup, so",
                "<think>The user asks</think></think> about the backup",
                "How do I stop the backup with systemctl.stop?",
                "How do I stop the backup of INC-8?",
                "How do I stop job 48117?",
                "Wie kann ich die Sicherung bei Nacht anhalten, und wo ist das?",
                "```sh\nheron stop\n```\nThis stops it."
            })
    void refusesWhatIsNoWordingOfTheQuestion(String text) {
        var refused = read(text);
        assertFalse(refused.isDone(), refused.toString());
        assertEquals(List.of(), refused.wordings());
        assertEquals(USAGE, refused.usage(), "it has cost something all the same");
    }

    @Test
    void refusesWhatIsMuchTooLong() {
        assertEquals(
                "it wrote more than a question",
                read("how do I stop it ".repeat(20)).skipped());
        assertTrue(read("how do I stop it ".repeat(10)).isDone());
    }

    @Test
    void takesNamesFromTheConversationInAnyCase() {
        assertEquals(
                List.of("What does Docent.Backup.Time of inc-7 mean?"),
                read("What does Docent.Backup.Time of inc-7 mean?").wordings());
    }

    @Test
    void theSameQuestionIsNoOtherWording() {
        assertEquals(Rewriting.of(List.of(), USAGE), read("[\"and how do I stop it?\"]"));
    }

    @Test
    void aQuestionMayBeginLikeARefusal() {
        assertEquals(
                List.of("I cannot log in to the backup, what do I do?"),
                read("I cannot log in to the backup, what do I do?", "I cannot log in there, what now?")
                        .wordings());
    }

    @Test
    void aQuestionMayHaveNumbersInBrackets() {
        var question = "What does a[1] mean?";
        assertTrue(read(question, question).isDone());
    }

    @Test
    void readsOneWordingForEachLanguage() {
        var english = "How do I renew the certificate of the server?";
        var german = "Wie erneuere ich das Zertifikat von dem Server?";
        var both = List.of(english, german);
        var question = "Comment est-ce que je renouvelle le certificat du serveur ?";

        assertEquals(
                both,
                read("[\"" + english + "\", \"" + german + "\"]", question, "en", "de")
                        .wordings());
        assertEquals(
                both,
                read("{\"en\": \"" + english + "\", \"de\": \"" + german + "\"}", question, "en", "de")
                        .wordings());
        assertEquals(
                both,
                read("en: " + english + "\nde: " + german, question, "en", "de").wordings());
        assertEquals(
                List.of(english),
                read("[\"" + english + "\"]", question, "en", "de").wordings());

        assertFalse(read("[\"" + german + "\"]", question, "en").isDone(), "the wrong language");
        assertFalse(read("[\"" + question + "\"]", question, "en").isDone(), "not translated");
        assertFalse(
                read("[\"" + english + "\", \"" + german + "\"]", question, "en")
                        .isDone(),
                "one too many");
    }
}
