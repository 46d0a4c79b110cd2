package dev.docent.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchOptionsTest {
    @Test
    void listensOnLoopbackUnlessTold() throws Exception {
        assertEquals(new LaunchOptions("127.0.0.1", 8080, "/", false, false), LaunchOptions.parse());
    }

    @Test
    void readsEveryOption() throws Exception {
        assertEquals(
                new LaunchOptions("0.0.0.0", 0, "/docs/ask", false, false),
                LaunchOptions.parse("--context-path=/docs/ask", "--port=0", "--host=0.0.0.0"));
    }

    @ParameterizedTest
    @CsvSource({"/,/", "/docent,/docent", "/docent/,/docent"})
    void writesContextPathWithoutSlashAtItsEnd(String written, String meant) throws Exception {
        assertEquals(meant, LaunchOptions.parse("--context-path=" + written).contextPath());
    }

    @Test
    void aDryRunNeedsOneFolder() throws Exception {
        assertTrue(DryRunOptions.isMeant("index", "--dry-run", "/srv/docs"));
        assertEquals(new DryRunOptions("/srv/docs"), DryRunOptions.parse("index", "--dry-run", "/srv/docs"));
        for (var wrong :
                List.of("index", "index --dry-run", "index /srv/docs", "index --dry-run /a /b", "index --run /a")) {
            var refused = assertThrows(LaunchException.class, () -> DryRunOptions.parse(wrong.split(" ")), wrong);
            assertEquals(LaunchException.USAGE, refused.exitStatus());
            assertTrue(String.valueOf(refused.getMessage()).contains("index --dry-run /path/to/docs"));
        }
    }

    @Test
    void asksForTheVersion() throws LaunchException {
        assertTrue(LaunchOptions.parse("--version").version());
        assertTrue(LaunchOptions.parse("--port=0", "--version").version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void asksForHelp(String argument) throws Exception {
        assertTrue(LaunchOptions.parse(argument).help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot=1",
                "8080",
                "",
                "--port",
                "--port=",
                "--port=-1",
                "--port=65536",
                "--port=http",
                "--host",
                "--host= ",
                "--context-path=docent",
                "--context-path=//x",
                "--context-path=/a b"
            })
    void namesWhatIsWrongAndWhereTheOptionsAre(String argument) {
        var wrong = assertThrows(LaunchException.class, () -> LaunchOptions.parse(argument));
        assertEquals(2, wrong.exitStatus());
        assertTrue(wrong.getMessage().contains(argument.split("=")[0]), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("--help"), wrong.getMessage());
    }

    @Test
    void tellsWhereSystemPropertiesBelong() {
        var wrong = assertThrows(LaunchException.class, () -> LaunchOptions.parse("-Ddocent.docs=/docs"));
        assertTrue(wrong.getMessage().contains("java -Ddocent.docs=/docs -jar docent.war"), wrong.getMessage());
    }
}
