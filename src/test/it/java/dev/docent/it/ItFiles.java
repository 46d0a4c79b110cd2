package dev.docent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Where the integration tests find what the build made, and where they may write. */
final class ItFiles {
    /** Value of {@code docent.docs} for the built-in guide. Embedding it takes seconds of processor time. */
    static final String GUIDE = "";

    private ItFiles() {}

    /** Returns the newly built WAR. */
    static Path war() {
        return Path.of(required("it.war"));
    }

    /** Returns the directory with the WAR's content before it is packed. */
    static Path unpackedWar() {
        var war = war().toString();
        return Path.of(war.substring(0, war.length() - ".war".length()));
    }

    /** Returns the build's directory, {@code target}. */
    static Path target() {
        return Path.of(required("it.directory"));
    }

    /** Returns the unpacked container whose directory begins with this prefix. */
    static Path container(String prefix) throws IOException {
        try (var children = Files.list(target().resolve("containers"))) {
            return children.filter(child -> child.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "no container " + prefix + "* in target/containers: mvn -Pfull unpacks them"));
        }
    }

    /** Creates a new directory below {@code target/it}. */
    static Path scratch(String name) throws IOException {
        var parent = Files.createDirectories(target().resolve("it"));
        return Files.createTempDirectory(parent, name + "-");
    }

    /**
     * Returns these settings with one short document if they set no documents, without {@code docent.docs} for
     * {@link #GUIDE}, with patience for models that a test scripts, and without
     * questions in other words.
     */
    static Map<String, String> completed(Map<String, String> settings) throws IOException {
        var complete = new HashMap<>(settings);
        if (!settings.containsKey("docent.docs")) {
            var folder = scratch("documents");
            Files.writeString(folder.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
            complete.put("docent.docs", folder.toString());
        } else if (settings.get("docent.docs").equals(GUIDE)) {
            complete.remove("docent.docs");
        }
        if (settings.containsKey("docent.model.url")) {
            // A model of a test is silent until the page has done its part, which takes long on a busy machine.
            complete.putIfAbsent("docent.model.first-token-timeout", "5m");
            complete.putIfAbsent("docent.model.idle-timeout", "5m");
        }
        // A test that scripts the calls of a model scripts its answers.
        complete.putIfAbsent("docent.rewrite", "off");
        return complete;
    }

    /** Removes this directory and its content, if it exists. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String required(String key) {
        var value = System.getProperty(key);
        if (value == null) {
            throw new AssertionError(
                    "-D" + key + " is not set; the pom's failsafe configuration sets it, so run: mvn verify -Pfull");
        }
        return value;
    }
}
