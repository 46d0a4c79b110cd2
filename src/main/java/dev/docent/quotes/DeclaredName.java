package dev.docent.quotes;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the name that code declares in its first line: good enough to say what a comment is about. */
final class DeclaredName {
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|enum|record|struct|trait|union|impl|module|namespace)\\s+\\w");
    private static final Pattern KEYWORD = Pattern.compile(
            "\\b(?:class|interface|enum|record|struct|trait|union|type|fn|func|def|function|module|mod|impl|message"
                    + "|service|table|view|index)\\s+([\\w$.]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLABLE = Pattern.compile("([\\w$]+)\\s*\\(");
    private static final Pattern VALUE = Pattern.compile("([\\w$.-]+)\\s*(?:=|:|;|$)");

    private DeclaredName() {}

    static Optional<String> in(List<String> code) {
        return firstLine(code).flatMap(DeclaredName::in);
    }

    /** Returns whether the code declares a type, whose members have descriptions of their own. */
    static boolean isOfType(List<String> code) {
        return firstLine(code).filter(line -> TYPE.matcher(line).find()).isPresent();
    }

    private static Optional<String> firstLine(List<String> code) {
        return code.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("@") && !line.startsWith("#["))
                .findFirst();
    }

    private static Optional<String> in(String line) {
        for (var pattern : List.of(KEYWORD, CALLABLE, VALUE)) {
            var matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }
}
