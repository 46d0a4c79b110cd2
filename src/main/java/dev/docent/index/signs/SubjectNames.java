package dev.docent.index.signs;

import dev.docent.index.language.LanguageDetector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the names in a question that a text about its subject would have too: names of code ({@code maxIdleTime}, {@code E0382}),
 * words in capitals ({@code LDAP}), and proper names ({@code Slack}). Paths, addresses, versions and units are the user's own and
 * do not count. One text; one thread.
 */
public final class SubjectNames {
    /** A shorter word with a capital is an abbreviation or a mistake. */
    private static final int SHORTEST_PROPER_NAME = 3;

    /** In German, each noun begins with a capital. */
    private static final String CAPITAL_NOUNS = "de";

    private static final String ENDS_OF_SENTENCES = ".!?:;\"'“„«(";

    /** What the user's own paths and addresses have inside, and words that are joined. */
    private static final String JOINERS = "/\\.:@-";

    /** {@code HTTP/3} */
    private static final Pattern PROTOCOL = Pattern.compile("\\p{Lu}{2,9}/\\d{1,3}");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,20}\\p{L}{1,3}");

    private final String text;
    private final boolean shouts;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<String> properNames = new ArrayList<>();
    private int capitals;
    private int words;

    private SubjectNames(String text) {
        this.text = text;
        this.shouts = text.codePoints().noneMatch(Character::isLowerCase);
    }

    /** Returns the names of a question, as written there, in their order. */
    public static Set<String> in(String question) {
        var found = new SubjectNames(question);
        found.readWords();
        boolean saysLanguage = LanguageDetector.detect(question)
                .filter(language -> !language.equals(CAPITAL_NOUNS))
                .isPresent();
        // A title has capitals everywhere.
        if (saysLanguage && 2 * found.capitals <= found.words) {
            found.names.addAll(found.properNames);
        }
        return found.names;
    }

    private void readWords() {
        boolean begins = true;
        boolean afterNumber = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isPart(text.charAt(i))) {
                continue;
            }
            if (i > start) {
                var word = text.substring(start, i);
                read(word, begins, afterNumber);
                begins = ENDS_OF_SENTENCES.indexOf(word.charAt(word.length() - 1)) >= 0;
                afterNumber = word.chars().allMatch(Character::isDigit);
            }
            if (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                begins = ENDS_OF_SENTENCES.indexOf(text.charAt(i)) >= 0;
            }
            words += i < text.length() && Character.isIdeographic(text.charAt(i)) ? 1 : 0;
            start = i + 1;
        }
    }

    /** Letters of scripts without blanks separate names too. */
    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) ? !Character.isIdeographic(c) : c == '_' || JOINERS.indexOf(c) >= 0;
    }

    private void read(String written, boolean begins, boolean afterNumber) {
        var word = trim(written);
        if (word.isEmpty() || word.codePoints().noneMatch(Character::isLetter)) {
            return;
        }
        words++;
        capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
        if (word.chars().anyMatch(c -> JOINERS.indexOf(c) >= 0)) {
            if (PROTOCOL.matcher(word).matches()) {
                names.add(word);
            }
            return;
        }
        if (isName(word, afterNumber)) {
            names.add(word);
        } else if (!begins && isProperName(word)) {
            properNames.add(word);
        }
    }

    /** Returns the word without signs at its ends. */
    private static String trim(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end);
    }

    private boolean isName(String word, boolean afterNumber) {
        if (word.indexOf('_') >= 0 || hasHump(word) || isCode(word)) {
            return true;
        }
        boolean inCapitals = word.length() > 1 && word.codePoints().allMatch(Character::isUpperCase);
        return inCapitals && !shouts && !afterNumber;
    }

    private static boolean hasHump(String word) {
        return IntStream.range(1, word.length())
                .anyMatch(i -> Character.isLowerCase(word.charAt(i - 1)) && Character.isUpperCase(word.charAt(i)));
    }

    /** Whether letters and digits make one name. An amount with its unit does not count: {@code 30s}. */
    private static boolean isCode(String word) {
        return word.chars().anyMatch(Character::isDigit)
                && !AMOUNT.matcher(word).matches();
    }

    private static boolean isProperName(String word) {
        return word.length() >= SHORTEST_PROPER_NAME
                && Character.isUpperCase(word.charAt(0))
                && word.chars().skip(1).allMatch(Character::isLowerCase);
    }
}
