package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log of a container says if Docent does not start. */
@ExtendWith(ServerLogs.class)
class StartFailureIT {
    private static final String SENTENCE = "Docent did not start: docent.stream.heartbeat = \"abc\"";

    @ParameterizedTest
    @EnumSource(
            value = Container.class,
            names = {"TOMCAT_10_1", "TOMCAT_11"})
    void theReasonFollowsTheLinesOfTheContainerWithoutOurStack(Container container) throws Exception {
        try (var server = ServerProcess.start(container, Map.of("docent.stream.heartbeat", "abc"))) {
            server.awaitLog(SENTENCE);
            var log = server.log();
            assertTrue(log.indexOf("startup failed due to previous errors") < log.indexOf(SENTENCE), log);
            assertFalse(log.contains("at dev.docent.settings"), log);
        }
    }
}
