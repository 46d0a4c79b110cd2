package dev.docent.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pattern of paths: {@code *} is any text without a slash, {@code **} any text, {@code ?} one character. Without a slash it is a
 * pattern of file names in any folder, and without a wildcard also a folder with everything in it. Letters match in either case.
 * Immutable.
 *
 * <p>No regular expression, because several wildcards in a row would make one take years: of each kind of wildcard, only the last
 * one is tried again.
 */
public final class PathPattern implements Predicate<String> {
    private static final int ONE = -1;
    /** Any text without a slash. */
    private static final int IN_NAME = -2;
    /** Any text. */
    private static final int ANY = -3;
    /** Whole folders, or none. */
    private static final int FOLDERS = -4;

    /** Each matches alone; characters, or one of the constants above. */
    private final List<int[]> patterns;

    private PathPattern(List<int[]> patterns) {
        this.patterns = patterns;
    }

    /** Reads a pattern. */
    public static PathPattern of(String text) {
        var glob =
                text.toLowerCase(Locale.ROOT).replaceFirst("^(?:\\./|/)++", "").replaceFirst("/+$", "");
        var anywhere = glob.indexOf('/') < 0 ? "**/" : "";
        var texts =
                hasWildcards(glob) ? Stream.of(anywhere + glob) : Stream.of(anywhere + glob, anywhere + glob + "/**");
        return new PathPattern(texts.map(PathPattern::parsed).toList());
    }

    /** Returns whether a text has wildcards, so that it is more than a path. */
    public static boolean hasWildcards(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static int[] parsed(String glob) {
        var tokens = new int[glob.length()];
        int count = 0;
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                tokens[count++] = FOLDERS;
                at += 3;
            } else if (glob.startsWith("**", at)) {
                tokens[count++] = ANY;
                at += 2;
            } else {
                tokens[count++] = c == '*' ? IN_NAME : c == '?' ? ONE : c;
                at++;
            }
        }
        return Arrays.copyOf(tokens, count);
    }

    @Override
    public boolean test(String path) {
        var text = path.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    private static boolean matches(int[] pattern, String text) {
        int token = 0;
        int at = 0;
        int nameStar = -1;
        int nameAt = 0;
        int anyStar = -1;
        int anyAt = 0;
        while (at < text.length()) {
            int next = token < pattern.length ? pattern[token] : 0;
            if (next == IN_NAME) {
                nameStar = token++;
                nameAt = at;
            } else if (next == ANY || next == FOLDERS) {
                anyStar = token++;
                anyAt = at;
                nameStar = -1;
            } else if (next == text.charAt(at) || (next == ONE && text.charAt(at) != '/')) {
                token++;
                at++;
            } else if (nameStar >= 0 && text.charAt(nameAt) != '/') {
                token = nameStar + 1;
                at = ++nameAt;
            } else if (anyStar >= 0) {
                anyAt = nextPlace(pattern[anyStar], text, anyAt);
                if (anyAt < 0) {
                    return false;
                }
                token = anyStar + 1;
                at = anyAt;
                nameStar = -1;
            } else {
                return false;
            }
        }
        while (token < pattern.length && pattern[token] <= IN_NAME) {
            token++;
        }
        return token == pattern.length;
    }

    /** Returns where the text after a wildcard may begin next; -1 if nowhere. */
    private static int nextPlace(int wildcard, String text, int last) {
        if (wildcard == ANY) {
            return last + 1;
        }
        int slash = text.indexOf('/', last);
        return slash < 0 ? -1 : slash + 1;
    }
}
