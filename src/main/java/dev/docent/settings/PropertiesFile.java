package dev.docent.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The file {@code docent.properties}: Java's format of properties, in UTF-8. */
final class PropertiesFile {
    private PropertiesFile() {}

    /**
     * Reads the file; a missing file counts as empty.
     *
     * @throws IllegalArgumentException if it cannot be read; the message says why, without the path
     */
    static Map<String, String> read(Path path) {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            var text = Files.readString(path);
            var properties = new Properties();
            // The editor of Windows writes a byte order mark, which would become part of the first key.
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            return mapOf(properties);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it must be UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read (" + e + ")", e);
        }
    }

    static Map<String, String> mapOf(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
