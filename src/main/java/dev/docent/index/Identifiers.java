package dev.docent.index;

import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the names of code in a question: {@code camelCase}, {@code snake_case}, {@code a.b.c}, paths and options. */
final class Identifiers {
    private Identifiers() {}

    /** Returns the identifiers of a text, as written there, in their order. */
    static Set<String> in(String text) {
        var identifiers = new LinkedHashSet<String>();
        var start = 0;
        for (var i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isPart(text.charAt(i))) {
                var word = text.substring(start, i);
                var name = IdentifierParts.trim(word);
                if (isIdentifier(word, name)) {
                    identifiers.add(name);
                }
                start = i + 1;
            }
        }
        return identifiers;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || IdentifierParts.isSeparator(c);
    }

    private static boolean isIdentifier(String word, String name) {
        if (name.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        return name.indexOf('_') >= 0
                || hasHump(name)
                || isDotted(name)
                || isPath(word, name)
                // A command-line option. A single hyphen joins ordinary words.
                || word.startsWith("--");
    }

    private static boolean hasHump(String name) {
        for (var i = 1; i < name.length(); i++) {
            if (Character.isLowerCase(name.charAt(i - 1)) && Character.isUpperCase(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a dot or {@code ::} between longer names; "e.g." and "10:30pm" do not count. */
    private static boolean isDotted(String name) {
        var at = Math.max(name.lastIndexOf('.'), name.lastIndexOf("::"));
        return at >= 2 && Character.isLetter(name.charAt(name.length() - 1)) && name.indexOf('/') < 0;
    }

    /** Whether it is rooted, has three steps or a file with an ending; "and/or" does not count. */
    private static boolean isPath(String word, String name) {
        if (word.startsWith("/")) {
            return name.length() > 1;
        }
        var first = name.indexOf('/');
        return first >= 0 && (name.indexOf('/', first + 1) >= 0 || name.indexOf('.', first) >= 0);
    }
}
