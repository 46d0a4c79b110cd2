package dev.docent.it;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the WAR contains, and what it must not contain. */
class WarIT {
    /** 90 MB, because the one file should be quick to copy. Find out what was added before you raise it. */
    private static final long MAX_BYTES = 90_000_000;

    @Test
    void staysSmall() throws IOException {
        long size = Files.size(ItFiles.war());
        assertTrue(size < MAX_BYTES, size + " bytes");
    }

    @Test
    void keepsOfOnnxRuntimeWhatEachPlatformNeedsAndTheLicences() throws IOException {
        assertTrimmed(
                "onnxruntime-",
                Set.of(
                        "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                        "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                        "ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib",
                        "ai/onnxruntime/native/win-x64/onnxruntime.dll",
                        "ThirdPartyNotices.txt"),
                Set.of(".dSYM/", ".pdb"));
    }

    @Test
    void keepsOfSqliteWhatEachPlatformNeedsAndTheLicences() throws IOException {
        assertTrimmed(
                "sqlite-jdbc-",
                Set.of(
                        "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
                        "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so",
                        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
                        "org/sqlite/native/Linux-Musl/aarch64/libsqlitejdbc.so",
                        "org/sqlite/native/Mac/x86_64/libsqlitejdbc.dylib",
                        "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib",
                        "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll",
                        "META-INF/services/java.sql.Driver",
                        "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE",
                        "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus"),
                Set.of("/FreeBSD/", "/ppc64/", "/x86/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jetty-server-", "jetty-ee10-", "jetty-session-", "jakarta.servlet-api-", "junit-", "mockito-"})
    void bringsNoServerIntoAContainer(String library) throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            assertTrue(war.stream().noneMatch(entry -> entry.getName().startsWith("WEB-INF/lib/" + library)));
        }
    }

    @Test
    void hasEachLibraryOnce() throws IOException {
        var seen = new TreeSet<String>();
        try (var war = new JarFile(ItFiles.war().toFile())) {
            for (var entry :
                    war.stream().map(ZipEntry::getName).filter(WarIT::isLibrary).toList()) {
                var name = entry.replaceFirst("-\\d[^/]*\\.jar$", "");
                assertTrue(seen.add(name), () -> "two versions of " + name);
            }
        }
    }

    @Test
    void startsByItself() throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            assertEquals(
                    "dev.docent.launch.Launcher",
                    war.getManifest().getMainAttributes().getValue("Main-Class"));
        }
    }

    /** Most licences require that their text accompanies the software. Ours is Apache's, whose text is in the WAR. */
    @Test
    void namesEveryLibraryWithItsLicenceAndHasTheTextOfEach() throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            var listed = text(war, "META-INF/THIRD-PARTY.txt").lines().toList();
            for (var jar : war.stream()
                    .filter(entry -> entry.getName().endsWith(".jar"))
                    .toList()) {
                var name = jar.getName().replaceAll("^.*/|(-slim)?\\.jar$", "");
                var artifact = name.replaceFirst("-\\d.*$", "");
                var version = name.substring(artifact.length() + 1);
                var line = listed.stream()
                        .filter(each -> each.contains(":" + artifact + ":" + version + " "))
                        .findFirst();
                assertTrue(line.isPresent(), jar + " is not in META-INF/THIRD-PARTY.txt");
                assertTrue(
                        line.get().contains("Apache")
                                || war.getEntry("META-INF/licences/" + artifact + ".txt") != null
                                || hasLicence(war.getInputStream(jar)),
                        () -> "the WAR needs src/main/licences/" + artifact + ".txt: " + line.get());
            }
        }
    }

    private static boolean hasLicence(InputStream jar) throws IOException {
        try (jar) {
            return entries(jar).stream()
                    .anyMatch(entry -> entry.matches("(?i)(.*/)?(licen[sc]e|copying|thirdpartynotices)[^/]*"));
        }
    }

    @Test
    void listsEveryLibraryForPrograms() throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            var known = new TreeSet<String>();
            for (var component : Json.parse(text(war, "META-INF/sbom/application.cdx.json"))
                    .get("components")
                    .elements()) {
                known.add(component.get("name").text().orElseThrow() + "-"
                        + component.get("version").text().orElseThrow());
            }
            var jars = war.stream()
                    .map(ZipEntry::getName)
                    .filter(entry -> entry.endsWith(".jar"))
                    .map(entry -> entry.replaceAll("^.*/|(-slim)?\\.jar$", ""))
                    .filter(jar -> !known.contains(jar))
                    .toList();
            assertEquals(List.of(), jars, "not in the list of components");
        }
    }

    /** Two builds of one commit produce the same file, even if one builder's umask makes files private. */
    @Test
    void doesNotDependOnThePermissionsOfItsBuilder() throws IOException {
        try (var war = FileSystems.newFileSystem(ItFiles.war(), Map.of("enablePosixFileAttributes", true));
                var paths = Files.walk(war.getPath("/"))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        "rw-r--r--",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
                        path::toString);
            }
        }
    }

    private static String text(JarFile war, String entry) throws IOException {
        try (var content = war.getInputStream(war.getEntry(entry))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysWhichVersionItIs() throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            var version = war.getManifest().getMainAttributes().getValue("Implementation-Version");
            assertTrue(version != null && version.matches("\\d+\\.\\d+.*"), version);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/LICENSE",
                "dev/docent/launch/Launcher.class",
                "dev/docent/launch/JettyLauncher.class",
            })
    void has(String entry) throws IOException {
        assertTrue(entriesOfWar().contains(entry));
    }

    @Test
    void keepsTheLauncherOutOfTheWebApplication() throws IOException {
        assertTrue(entriesOfWar().stream().noneMatch(entry -> entry.startsWith("WEB-INF/classes/dev/docent/launch/")));
    }

    private static void assertTrimmed(String library, Set<String> needed, Set<String> unwanted) throws IOException {
        var entries = entriesOf(library);
        var lost = new TreeSet<>(needed);
        lost.removeAll(entries);
        assertEquals(Set.of(), lost, library + " has lost these");
        for (var part : unwanted) {
            assertTrue(entries.stream().noneMatch(entry -> entry.contains(part)), library + " still has " + part);
        }
    }

    private static boolean isLibrary(String entry) {
        return entry.startsWith("WEB-INF/lib/") && entry.endsWith(".jar");
    }

    private static Set<String> entriesOfWar() throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            return war.stream().map(ZipEntry::getName).collect(toSet());
        }
    }

    private static Set<String> entriesOf(String library) throws IOException {
        try (var war = new JarFile(ItFiles.war().toFile())) {
            var jars = war.stream()
                    .filter(entry -> entry.getName().startsWith("WEB-INF/lib/" + library))
                    .toList();
            assertEquals(1, jars.size(), () -> library + ": " + jars);
            try (var content = war.getInputStream(jars.get(0))) {
                return entries(content);
            }
        }
    }

    private static Set<String> entries(InputStream zip) throws IOException {
        var names = new TreeSet<String>();
        var in = new ZipInputStream(zip);
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }
}
