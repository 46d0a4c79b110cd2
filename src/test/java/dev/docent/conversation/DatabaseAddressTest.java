package dev.docent.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.home.Places;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of {@code docent.database.url}. */
class DatabaseAddressTest {
    private static final Places PLACES =
            Places.of(Map.of("user.home", "/home/ada", "user.dir", "/home/ada/work"), Map.of());

    private static DatabaseAddress of(String url) {
        return ConversationStores.address(url, PLACES, Path.of("/srv/docent"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', jdbc:sqlite:/srv/docent/docent.db",
        "jdbc:sqlite:/var/talk.db, jdbc:sqlite:/var/talk.db",
        "jdbc:sqlite:~/talk.db, jdbc:sqlite:/home/ada/talk.db",
        "jdbc:sqlite:talk.db?cache_size=100, jdbc:sqlite:/home/ada/work/talk.db?cache_size=100"
    })
    void findsTheFile(String url, String driverUrl) {
        assertEquals(driverUrl, ((SqliteAddress) of(url)).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:?cache_size=100",
                "jdbc:sqlite:file::memory:?cache=shared"
            })
    void refusesADatabaseThatDoesNotPersist(String url) {
        var failure = assertThrows(IllegalArgumentException.class, () -> of(url));

        assertTrue(String.valueOf(failure.getMessage()).contains("would keep nothing"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://me:hush@db/docent", "sqlite", "JDBC:sqlite:/a"})
    void refusesADatabaseWithoutADriver(String url) {
        assertNull(assertThrows(IllegalArgumentException.class, () -> of(url)).getMessage());
    }

    @Test
    void refusesWhatIsNoPath() {
        var failure = assertThrows(IllegalArgumentException.class, () -> of("jdbc:sqlite:/a\0"));

        assertFalse(String.valueOf(failure.getMessage()).contains("/a"), failure.getMessage());
    }
}
