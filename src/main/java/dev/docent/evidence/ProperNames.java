package dev.docent.evidence;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The proper names in an English text: capitalized words that do not begin a sentence. In languages that write other
 * words with capitals too, they say nothing.
 */
final class ProperNames {
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N},;:()]\\s)\\p{Lu}\\p{Ll}{2,}");

    private ProperNames() {}

    /** Returns the names as {@link ContentWords} has them. */
    static Set<String> in(String text) {
        var names = new LinkedHashSet<String>();
        if (Tongue.of(text) == Tongue.ENGLISH || Tongue.of(text) == Tongue.UNKNOWN) {
            NAME.matcher(text).results().forEach(found -> names.addAll(ContentWords.of(found.group())));
        }
        return names;
    }
}
