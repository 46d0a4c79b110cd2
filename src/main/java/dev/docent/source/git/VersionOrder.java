package dev.docent.source.git;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Orders names that contain versions, the newest first: {@code v10} before {@code v9}, {@code 2.0} before {@code 2.0-rc1}. Numbers
 * in names count as numbers. Stateless.
 */
final class VersionOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("\\d+|\\D");

    @Override
    public int compare(String one, String other) {
        var parts = parts(one);
        var others = parts(other);
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            int order = part(parts.get(i), others.get(i));
            if (order != 0) {
                return -order;
            }
        }
        if (parts.size() == others.size()) {
            return 0;
        }
        return parts.size() > others.size() ? longer(parts.get(others.size())) : -longer(others.get(parts.size()));
    }

    /** A version with a hyphen comes before the one without: {@code 2.0-rc1}. Any other that is longer comes after it. */
    private static int longer(String next) {
        return next.equals("-") ? 1 : -1;
    }

    private static int part(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static List<String> parts(String name) {
        return PARTS.matcher(name).results().map(MatchResult::group).toList();
    }
}
