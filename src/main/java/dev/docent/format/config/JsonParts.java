package dev.docent.format.config;

import dev.docent.corpus.Lines;
import dev.docent.format.config.PartFinder.PartStart;
import java.util.ArrayList;
import java.util.List;

/** Finds the keys of a JSON file's outermost object. Comments are allowed, because configuration files have them. */
final class JsonParts {
    private JsonParts() {}

    static List<PartStart> find(Lines lines) {
        var parts = new ArrayList<PartStart>();
        int depth = 0;
        boolean comment = false;
        for (int number = 1; number <= lines.count(); number++) {
            String line = lines.line(number);
            boolean found = false;
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (comment) {
                    comment = !line.startsWith("*/", at);
                } else if (line.startsWith("//", at)) {
                    break;
                } else if (line.startsWith("/*", at)) {
                    comment = true;
                } else if (c == '"') {
                    int end = endOfString(line, at);
                    if (depth == 1 && !found && isKey(line, end)) {
                        parts.add(new PartStart(number, List.of(line.substring(at + 1, Math.max(at + 1, end - 1)))));
                        found = true;
                    }
                    at = end - 1;
                } else if (c == '{' || c == '[') {
                    depth++;
                } else if (c == '}' || c == ']') {
                    depth--;
                }
            }
        }
        return parts;
    }

    private static int endOfString(String line, int start) {
        for (int at = start + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at + 1;
            }
        }
        return line.length();
    }

    private static boolean isKey(String line, int end) {
        int at = end;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }
}
