package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeAnalyzerTest {
    private final QuestionTerms terms = new QuestionTerms(new CodeAnalyzer());

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            maxIdleTime,            max idle time maxidletime
            max_idle_time,          max idle time max_idle_time
            MAX_IDLE_TIME,          max idle time max_idle_time
            first-token-timeout,    first token timeout first-token-timeout
            HTTP2Server,            http 2 server http2server
            parseURL,               parse url parseurl
            docent.model.maxTokens, docent model max token docent.model.maxtokens maxtokens
            src/main/App.java,      src main app java src/main/app.java app.java
            std::vector,            std vector std::vector
            sha256,                 sha 256 sha256
            connections,            connection
            café,                   cafe
            (--verbose),            verbose
            e.g.,                   e g e.g
            日本語です,             日本 本語 語で です 日 本 語
            Docker日本,             docker 日本 日 本
            税,                     税
            INC-48007号,            inc 48007 inc-48007 号
            😀,                     ""
            """)
    void takesTextApart(String text, String expected) {
        var expectedTerms = expected.isEmpty() ? Set.of() : Set.of(expected.split(" ", -1));

        assertEquals(expectedTerms, terms.of(text).keySet());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            How do I stop the server?, stop server
            what is it,                what is it
            stop stop server,          stop server
            """)
    void leavesOutStopWordsUnlessThereAreNoOthers(String text, String expected) {
        assertEquals(Set.of(expected.split(" ", -1)), terms.of(text).keySet());
    }
}
