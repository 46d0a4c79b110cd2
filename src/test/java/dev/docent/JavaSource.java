package dev.docent;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A source file of the product, and the qualified names in its code.
 *
 * <p>Reads sources instead of class files, so that constants that the compiler copies, imports for Javadoc and types
 * with their qualified name count too.
 *
 * @param packageName the package below {@code dev.docent}: {@code format.html}, or {@link ImportTable#ROOT}
 */
record JavaSource(Path file, String packageName, Set<String> names) {
    private static final Path ALL = Path.of("src/main/java");
    private static final String OURS = "dev.docent.";

    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.(?:[A-Z]\\w*|\\*)");
    /** Looks for its first character before it tries its forms, because it is tried at every character. */
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "(?=[\"'/])(?:\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)++'|/\\*.*?\\*/|//[^\n]*)",
            Pattern.DOTALL);

    /** Files do not change while tests run, and many tests read them all. */
    private static final Map<Path, String> CODE = new ConcurrentHashMap<>();

    static List<JavaSource> all() throws IOException {
        try (var files = Files.walk(ALL)) {
            var sources = new ArrayList<JavaSource>();
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(read(file));
            }
            assertFalse(sources.isEmpty(), "no sources below " + ALL.toAbsolutePath());
            return sources;
        }
    }

    private static JavaSource read(Path file) throws IOException {
        var code = code(file);
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(code);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        var type = ALL.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        return new JavaSource(file, packageOf(type.replaceFirst("\\.java$", "")).orElseThrow(), names);
    }

    /** Returns the text without its comments and literals. */
    String code() throws IOException {
        return code(file);
    }

    private static String code(Path file) throws IOException {
        var code = CODE.get(file);
        if (code == null) {
            code = COMMENT_OR_TEXT.matcher(Files.readString(file)).replaceAll(" ");
            CODE.put(file, code);
        }
        return code;
    }

    /** Returns the room of the file: its package, or that package's parent. */
    String room() {
        return roomOf(packageName);
    }

    /** Returns our rooms that the code names, except its own. */
    Set<String> roomsNamed() {
        var rooms = new TreeSet<String>();
        names.forEach(name -> packageOf(name).map(JavaSource::roomOf).ifPresent(rooms::add));
        rooms.remove(room());
        return rooms;
    }

    /** Returns our packages that the code names, except its own. */
    Set<String> packagesNamed() {
        var packages = new TreeSet<String>();
        names.forEach(name -> packageOf(name).ifPresent(packages::add));
        packages.remove(packageName);
        return packages;
    }

    /** Returns whether the code uses a library. */
    boolean sees(String library) {
        return names.stream().anyMatch(name -> name.startsWith(library + "."));
    }

    private static String roomOf(String packageName) {
        return packageName.contains(".") ? packageName.substring(0, packageName.indexOf('.')) : packageName;
    }

    /** Returns the package of one of our types, empty for other types. */
    private static Optional<String> packageOf(String type) {
        if (!type.startsWith(OURS)) {
            return Optional.empty();
        }
        var below = type.substring(OURS.length());
        int end = below.lastIndexOf('.');
        return Optional.of(end < 0 ? ImportTable.ROOT : below.substring(0, end));
    }
}
