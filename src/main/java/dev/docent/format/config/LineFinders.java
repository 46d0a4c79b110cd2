package dev.docent.format.config;

import dev.docent.corpus.Lines;
import dev.docent.format.config.PartFinder.PartStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finders for formats in which the first line of a part marks it. */
final class LineFinders {
    private LineFinders() {}

    /** The keys at the margin, and the names of a list's items there. */
    static List<PartStart> yaml(Lines lines) {
        return find(lines, LineFinders::yamlKey);
    }

    private static Optional<String> yamlKey(String line) {
        String key = line.startsWith("- name:") ? line.substring("- name:".length()) : line;
        boolean item = key.length() < line.length();
        int colon = key.indexOf(':');
        if (item) {
            return Optional.of(unquoted(key.strip()));
        }
        char first = line.charAt(0);
        boolean plain = colon > 0 && "#-%{[ \t".indexOf(first) < 0;
        boolean ends = plain && (colon == line.length() - 1 || Character.isWhitespace(line.charAt(colon + 1)));
        return ends ? Optional.of(unquoted(line.substring(0, colon))) : Optional.empty();
    }

    /** The headings in brackets of TOML and INI. */
    static List<PartStart> tables(Lines lines) {
        return find(lines, line -> {
            String name = line.startsWith("[") && line.indexOf(']') > 0
                    ? line.substring(0, line.indexOf(']')).replace("[", "").strip()
                    : "";
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        });
    }

    static List<PartStart> dockerfile(Lines lines) {
        return find(
                lines,
                line -> line.regionMatches(true, 0, "FROM ", 0, 5) ? Optional.of(line.strip()) : Optional.empty());
    }

    /** A target at the margin, but not an assignment. */
    static List<PartStart> makefile(Lines lines) {
        return find(lines, line -> {
            int colon = line.indexOf(':');
            boolean margin = !Character.isWhitespace(line.charAt(0)) && line.charAt(0) != '#' && line.charAt(0) != '.';
            boolean target =
                    margin && colon > 0 && !line.startsWith("=", colon + 1) && line.lastIndexOf('=', colon) < 0;
            return target ? Optional.of(line.substring(0, colon).strip()) : Optional.empty();
        });
    }

    /** Lines at the margin that open a brace. */
    static List<PartStart> blocks(Lines lines) {
        return find(lines, line -> {
            String name = line.stripTrailing();
            boolean opens = name.endsWith("{") && name.length() > 1 && !Character.isWhitespace(name.charAt(0));
            return opens
                    ? Optional.of(name.substring(0, name.length() - 1)
                            .replace("\"", "")
                            .strip())
                    : Optional.empty();
        });
    }

    private static List<PartStart> find(Lines lines, Function<String, Optional<String>> nameOf) {
        var parts = new ArrayList<PartStart>();
        for (int number = 1; number <= lines.count(); number++) {
            if (!lines.isBlank(number)) {
                int line = number;
                nameOf.apply(lines.line(number))
                        .filter(name -> !name.isEmpty())
                        .ifPresent(name -> parts.add(new PartStart(line, List.of(name))));
            }
        }
        return parts;
    }

    private static String unquoted(String name) {
        return name.replace("\"", "").replace("'", "").strip();
    }
}
