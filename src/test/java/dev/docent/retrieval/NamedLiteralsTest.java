package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamedLiteralsTest {
    @ParameterizedTest
    @CsvSource({
        "INC-12, see inc-12., true",
        "INC-12, see INC-12号, true",
        "INC-12, (INC-12), true",
        "INC-12, see INC-123, false",
        "INC-12, see XINC-12, false",
        "INC-12, see INC-12-3, false",
        "1.2, version 1.2. It, true",
        "1.2, version 1.2.3, false",
        "pom.xml, in a/pom.xml, true"
    })
    void matchesOnlyAsAWhole(String name, String text, boolean stands) {
        assertEquals(stands, new NamedLiterals(List.of(name), List.of()).standIn(text));
    }

    @ParameterizedTest
    @CsvSource({
        "INC-12, about INC-13, true",
        "INC-12, about INC-13 and INC-12, false",
        "INC-12, about nothing, false",
        "INC-12, about CHG-13, false",
        "2.4.1, changes of 2.4.0, true",
        "8443, port 8080, false",
        "maxIdleTime, minIdleTime, false"
    })
    void tellsATextAboutOthersOfTheSameKind(String name, String text, boolean others) {
        assertEquals(others, new NamedLiterals(List.of(name), List.of()).onlyOthersStandIn(text));
    }
}
