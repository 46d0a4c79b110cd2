package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.conversation.ConversationStores;
import dev.docent.source.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Settings of one test: system properties and environment variables of a user whose home is a folder of the test. */
abstract class TrialSettings {
    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();
    private final String prefix;

    /** @param prefix the beginning of the names that {@link #set} gets without it */
    TrialSettings(String prefix) {
        this.prefix = prefix;
    }

    @BeforeEach
    void standAtHome() {
        system.setProperty("user.home", folder.toString());
        system.setProperty("user.dir", folder.resolve("work").toString());
    }

    final void set(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            system.setProperty(prefix + namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    final void unset(String name) {
        system.remove(prefix + name);
    }

    /** Reads all settings. */
    final Settings readAll() {
        var rules = new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);
        return SettingsReader.read(Map.of(), system, environment, rules);
    }

    /** Returns the message about the only mistake. */
    final String mistake() {
        var mistakes = assertThrows(SettingsException.class, this::readAll).mistakes();
        assertEquals(1, mistakes.size(), String.join("\n", mistakes));
        return mistakes.get(0);
    }
}
