package dev.docent.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final String WORK = Path.of("/work").toAbsolutePath().toString();
    private static final String ADA = Path.of("/home/ada").toAbsolutePath().toString();

    /** What Java reports for a user without a name, and what a broken start script may pass. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "", "home/ada"})
    void usesTheHomeOfTheEnvironmentWhenJavaKnowsNone(String userHome) {
        var places = Places.of(Map.of("user.home", userHome, "user.dir", WORK), Map.of("HOME", ADA));
        assertEquals(Path.of(ADA, ".docent"), places.resolve("~/.docent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~/.docent"})
    void saysWhatToSetWhenThereIsNoHome(String path) {
        var places = Places.of(Map.of("user.home", "?", "user.dir", WORK), Map.of());
        var refused = assertThrows(NoUserHomeException.class, () -> places.resolve(path));
        assertTrue(String.valueOf(refused.getMessage()).contains("docent.home"), refused.getMessage());
    }

    @Test
    void needsNoHomeForOtherPaths() {
        var places = Places.of(Map.of("user.home", "?", "user.dir", WORK), Map.of());
        assertEquals(Path.of(WORK, "docs"), places.resolve("docs"));
    }
}
