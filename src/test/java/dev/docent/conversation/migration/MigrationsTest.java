package dev.docent.conversation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void namesEveryStepInTheFolder() throws Exception {
        var directory = Path.of(
                        Migrations.class.getResource("V1__conversations.sql").toURI())
                .getParent();
        try (var files = Files.list(directory)) {
            assertEquals(
                    files.map(path -> path.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    new TreeSet<>(Migrations.FILES));
        }
    }
}
