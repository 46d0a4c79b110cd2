package dev.docent.format.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page allows robots to do: the words of {@code <meta name="robots">} and of the header {@code X-Robots-Tag}.
 * Immutable.
 *
 * @param index whether its text may be indexed
 * @param follow whether its links may be followed
 */
public record RobotsMeta(boolean index, boolean follow) {
    /** Allows everything, as a page does that says nothing. */
    public static final RobotsMeta ALL = new RobotsMeta(true, true);

    private static final String NONE = "none";

    /**
     * Reads words that are separated by commas: {@code noindex}, {@code nofollow}, {@code none}, which is both. Others
     * say nothing to Docent. Words after a name and a colon are for the robot of that name, and count if it is Docent.
     */
    public static RobotsMeta of(String words) {
        var text = words.strip().toLowerCase(Locale.ROOT);
        int colon = text.indexOf(':');
        boolean forOthers = colon > 0
                && text.substring(0, colon).matches("[a-z0-9_-]+")
                && !text.startsWith("docent")
                && !text.startsWith("unavailable_after")
                && !text.startsWith("max-");
        if (forOthers) {
            return ALL;
        }
        var said = words(text.startsWith("docent") ? text.substring(colon + 1) : text);
        return new RobotsMeta(
                !said.contains("noindex") && !said.contains(NONE), !said.contains("nofollow") && !said.contains(NONE));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    /** Returns what both allow. */
    public RobotsMeta and(RobotsMeta other) {
        return new RobotsMeta(index && other.index, follow && other.follow);
    }
}
