package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowUpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "And how do I stop it?",
                "and on Windows?",
                "on Windows?",
                "Why?",
                "What about PostgreSQL?",
                "How do I change that?",
                "can you show an example",
                "what is its default value",
                "where is this configured?",
                "more details please",
                "Which one is faster?",
                "",
                "?!"
            })
    void refersToWhatWasAskedBefore(String question) {
        assertTrue(FollowUp.leansOnEarlier(question));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I connect a model?",
                "What is HNSW?",
                "backup",
                "idle timeout",
                "docent.stream.heartbeat",
                "Where are conversations stored?",
                "What does Journal.append do?",
                "How can I deploy the WAR to Tomcat so that it runs behind nginx?",
                "Wie richte ich ein Sprachmodell ein?"
            })
    void standsAlone(String question) {
        assertFalse(FollowUp.leansOnEarlier(question));
    }

    @Test
    void goesBackToTheQuestionThatStandsAlone() {
        var earlier = List.of("What is HNSW?", "How do I start the server?", "and on Windows?", "why?");

        assertEquals(earlier.subList(1, 4), FollowUp.antecedents(earlier));
        assertEquals(List.of("why?"), FollowUp.antecedents(List.of("why?")));
    }
}
