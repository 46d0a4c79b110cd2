package dev.docent.source.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site's robots.txt allows Docent (<a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>). Immutable.
 *
 * @param rules of the groups that name Docent; without one, of those for every robot
 * @param delay the time between requests that it asks for ({@code Crawl-delay}, a common extension); null if it asks
 *     for none
 */
record RobotsRules(List<PathRule> rules, @Nullable Duration delay) {
    /** How much of the file is read: 500 KiB, the least that RFC 9309 (section 2.5) asks for. */
    static final int MOST_BYTES = 500 * 1024;

    /** The longest delay that is kept: a minute. With more, a site of some size is never read to its end. */
    static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), null);

    private static final String EVERY_ROBOT = "*";

    /**
     * @param pattern the beginning of a path, with {@code *} for any text, and {@code $} for the end
     */
    record PathRule(String pattern, boolean allows) {
        /**
         * A pattern is divided at its stars, and each piece is searched behind the one before: no way back is needed.
         */
        boolean matches(String path) {
            boolean toEnd = pattern.endsWith("$");
            int star = pattern.indexOf('*');
            if (star > 0 && !path.startsWith(pattern.substring(0, star))) {
                return false; // Most rules end here.
            }
            var pieces = (toEnd ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
            if (!path.startsWith(pieces[0])) {
                return false;
            }
            int at = pieces[0].length();
            for (int i = 1; i < pieces.length; i++) {
                boolean last = toEnd && i == pieces.length - 1;
                int found = last ? path.length() - pieces[i].length() : path.indexOf(pieces[i], at);
                if (found < at || (last && !path.endsWith(pieces[i]))) {
                    return false;
                }
                at = found + pieces[i].length();
            }
            return !toEnd || at == path.length();
        }
    }

    RobotsRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the file. Groups that name the same robot count as one.
     *
     * @param robot the name of the robot, without a version, in any case
     */
    static RobotsRules of(byte[] file, String robot) {
        var text = new String(file, 0, Math.min(file.length, MOST_BYTES), StandardCharsets.UTF_8);
        var named = new Group(robot.toLowerCase(Locale.ROOT));
        var all = new Group(EVERY_ROBOT);
        text.replace("\uFEFF", "").replace('\r', '\n').lines().forEach(line -> {
            var words = line.split("#", 2)[0].split(":", 2);
            if (words.length == 2) {
                var key = words[0].strip().toLowerCase(Locale.ROOT);
                named.read(key, words[1].strip());
                all.read(key, words[1].strip());
            }
        });
        return named.exists ? named.rules() : all.rules();
    }

    /**
     * Returns whether an address may be read: the longest rule that fits decides, and of two equally long ones, the one
     * that allows.
     */
    boolean allows(WebAddress address) {
        var path = address.pathAndQuery();
        int longest = -1;
        boolean allowed = true;
        for (var rule : rules) {
            int length = rule.pattern().length();
            boolean counts = length > longest || (length == longest && rule.allows());
            if (counts && rule.matches(path)) {
                longest = length;
                allowed = rule.allows();
            }
        }
        return allowed || path.equals("/robots.txt");
    }

    /** The groups of one robot while the file is read. */
    private static final class Group {
        private final String robot;
        private final List<PathRule> rules = new ArrayList<>();
        private @Nullable Duration delay;
        private boolean exists;
        /** Whether the lines are of a group that names the robot. */
        private boolean open;
        /** Whether the line before named a robot: several names in a row have one group. */
        private boolean naming;

        Group(String robot) {
            this.robot = robot;
        }

        void read(String key, String value) {
            if (key.equals("user-agent")) {
                open = (open && naming)
                        || value.split("/", 2)[0].toLowerCase(Locale.ROOT).equals(robot);
                exists |= open;
                naming = true;
                return;
            }
            boolean rule = key.equals("allow") || key.equals("disallow");
            // Other lines, such as Sitemap, do not end the names.
            naming &= !rule && !key.equals("crawl-delay");
            if (open && rule && !value.isEmpty()) {
                rules.add(new PathRule(PercentText.normal(value), key.equals("allow")));
            } else if (open && key.equals("crawl-delay")) {
                seconds(value).ifPresent(seconds -> delay = seconds);
            }
        }

        private static Optional<Duration> seconds(String value) {
            if (!value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
                return Optional.empty();
            }
            var delay = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            return Optional.of(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay);
        }

        RobotsRules rules() {
            return new RobotsRules(rules, delay);
        }
    }
}
