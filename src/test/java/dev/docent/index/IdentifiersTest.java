package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxIdleTime",
                "max_idle_time",
                "docent.stream.heartbeat",
                "Journal.append",
                "std::vector",
                "src/main/App.java",
                "docs/install.md",
                "pom.xml",
                "first-token.timeout"
            })
    void findsAnIdentifierInASentence(String identifier) {
        assertEquals(Set.of(identifier), Identifiers.in("What does `" + identifier + "` do, and why?"));
        assertEquals(Set.of(identifier), Identifiers.in("I mean " + identifier + "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I install it?",
                "e.g. this and/or that, i.e. 3.5.1",
                "a well-known full-text search",
                "at 10:30",
                "HTTP and JSON",
                "...",
                ""
            })
    void seesNoneInOrdinaryText(String text) {
        assertEquals(Set.of(), Identifiers.in(text));
    }

    @ParameterizedTest
    @CsvSource({"--verbose, verbose", "--dry-run, dry-run", "/api/chat, api/chat", "/metrics, metrics"})
    void findsAnOptionOrRootedPathWithoutItsMarker(String written, String identifier) {
        assertEquals(Set.of(identifier), Identifiers.in("what does " + written + " do"));
    }
}
