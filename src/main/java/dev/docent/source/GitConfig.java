package dev.docent.source;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of git from its files ("SYNTAX" in {@code git help config}): sections without a subsection, and the files that
 * {@code include.path} names, but no conditional includes. Later values win. One thread.
 */
final class GitConfig {
    private static final long MAX_FILE_BYTES = 1024 * 1024;
    /** Git's own limit. */
    private static final int MAX_INCLUDES = 10;

    private final Map<String, String> values = new HashMap<>();
    private final Path userHome;

    /** @param userHome what {@code ~} means */
    GitConfig(Path userHome) {
        this.userHome = userHome;
    }

    /** Adds the settings of a file, if it exists. A file over 1 MiB counts as empty. */
    void read(Path file) throws IOException {
        read(file, 0);
    }

    private void read(Path file, int depth) throws IOException {
        if (depth > MAX_INCLUDES || !Files.isRegularFile(file) || Files.size(file) > MAX_FILE_BYTES) {
            return;
        }
        var scanner = new Scanner(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        while (scanner.next()) {
            if (scanner.key.equals("include.path")) {
                read(file.resolveSibling(expand(scanner.value)), depth + 1);
            } else {
                values.put(scanner.key, scanner.value);
            }
        }
    }

    /** Returns a value by its key in lower case, {@code section.name}. */
    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns a value as a path; a relative one is relative to the folder. */
    Optional<Path> path(String key, Path folder) {
        return get(key).filter(value -> !value.isEmpty()).map(value -> folder.resolve(expand(value)));
    }

    private Path expand(String value) {
        return value.startsWith("~/") ? userHome.resolve(PathText.of(value.substring(2))) : PathText.of(value);
    }

    /** Reads the settings one by one. */
    private static final class Scanner {
        private final String text;
        private int at;
        private String section = "";
        private String key = "";
        private String value = "";

        Scanner(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        /** Goes to the next setting of a section without a subsection. */
        boolean next() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '[') {
                    section();
                } else if (c == '#' || c == ';') {
                    skipLine();
                } else if (Character.isLetter(c)) {
                    setting();
                    if (!section.isEmpty()) {
                        return true;
                    }
                } else {
                    at++;
                }
            }
            return false;
        }

        private void section() {
            int end = at;
            while (end < text.length() && text.charAt(end) != ']' && text.charAt(end) != '\n') {
                end++;
            }
            String name = text.substring(at + 1, end).strip().toLowerCase(Locale.ROOT);
            section = name.indexOf('"') >= 0 ? "" : name;
            at = end + 1;
        }

        private void skipLine() {
            while (at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }

        private void setting() {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            key = section + "." + text.substring(start, at).toLowerCase(Locale.ROOT);
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                value = value();
            } else {
                value = "true"; // A name without a value.
                skipLine();
            }
        }

        /** Spaces around it are ignored unless quoted. A backslash at the end of a line continues it. */
        private String value() {
            var result = new StringBuilder();
            int kept = 0;
            boolean quoted = false;
            for (; at < text.length() && text.charAt(at) != '\n'; at++) {
                char c = text.charAt(at);
                if (c == '\\' && at + 1 < text.length()) {
                    kept = escaped(result, text.charAt(++at), kept);
                } else if (c == '"') {
                    quoted = !quoted;
                    kept = result.length();
                } else if (!quoted && (c == '#' || c == ';')) {
                    skipLine();
                    break;
                } else if (quoted || !Character.isWhitespace(c)) {
                    result.append(c);
                    kept = result.length();
                } else if (result.length() > 0) {
                    result.append(c);
                }
            }
            return result.substring(0, kept);
        }

        private static int escaped(StringBuilder result, char c, int kept) {
            switch (c) {
                case '\n' -> {
                    return kept;
                }
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                default -> result.append(c);
            }
            return result.length();
        }
    }
}
