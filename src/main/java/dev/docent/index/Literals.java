package dev.docent.index;

import dev.docent.index.Literal.Form;
import dev.docent.index.language.Unspaced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds what a question names literally: names of code and files, error codes ({@code E0382}), tickets ({@code
 * INC-48007}), versions ({@code 2.4.1}), longer numbers, words in capitals ({@code ENOSPC}), and text in quotation
 * marks or backticks. Independent of the language.
 */
public final class Literals {
    /** The maximum number of literals of a question: 8. A user who pastes a log does not ask about each of its lines. */
    static final int MAX = 8;

    /** The most characters of a quoted name. A longer quoted text is not a name. */
    private static final int MAX_QUOTED = 80;

    private static final int MIN_CAPITALS = 5;

    private static final Pattern QUOTED = Pattern.compile(
            "`([^`\\n]+)`|\"([^\"\\n]+)\"|“([^”\\n]+)”|„([^“”\\n]+)[“”]|«([^»\\n]+)»|「([^」\\n]+)」|『([^』\\n]+)』"
                    + "|(?<![\\p{L}\\p{N}])'([^'\\n]+)'(?![\\p{L}\\p{N}])");

    /** A number that is more likely an amount: with a unit, or a year, or short. */
    private static final Pattern WITH_UNIT = Pattern.compile("\\d+\\p{L}{1,3}");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("\\d{3,}");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:[.-]\\d+)++");

    private final String question;
    private final Map<String, Literal> found = new LinkedHashMap<>();

    private Literals(String question) {
        this.question = question;
    }

    /** Returns the names of code, files, errors and the like, and the longer numbers, that a text has; at most {@value #MAX}. */
    public static List<String> names(String text) {
        return in(text).stream()
                .filter(literal -> literal.form() != Form.PHRASE)
                .map(Literal::text)
                .toList();
    }

    /** Returns the literals of a question, in their order, at most {@value #MAX}. */
    static List<Literal> in(String question) {
        var literals = new Literals(question);
        literals.addQuoted();
        literals.addWords();
        return literals.found.values().stream().limit(MAX).toList();
    }

    private void addQuoted() {
        var quotes = QUOTED.matcher(question);
        while (quotes.find()) {
            for (int group = 1; group <= quotes.groupCount(); group++) {
                var quoted = quotes.group(group);
                if (quoted != null && quoted.length() <= MAX_QUOTED) {
                    addQuoted(quoted.strip());
                }
            }
        }
    }

    private void addQuoted(String quoted) {
        var words = wordsOf(quoted);
        if (words.size() > 1 || quoted.codePoints().anyMatch(Unspaced::isUnspaced)) {
            add(quoted, Form.PHRASE);
        } else if (words.size() == 1) {
            add(words.get(0), Form.NAME);
        }
    }

    private void addWords() {
        var identifiers = Identifiers.in(question);
        boolean shouts = question.codePoints().noneMatch(Character::isLowerCase);
        for (var word : wordsOf(question)) {
            if (identifiers.contains(word)
                    || isCode(word)
                    || VERSION.matcher(word).matches()) {
                add(word, Form.NAME);
            } else if (!shouts && isInCapitals(word)) {
                add(word, Form.NAME);
            } else if (NUMBER.matcher(word).matches() && !YEAR.matcher(word).matches()) {
                add(word, Form.NUMBER);
            }
        }
    }

    private void add(String text, Form form) {
        found.putIfAbsent(text, new Literal(text, form));
    }

    /** Returns the words without separators at their ends. Scripts without blanks separate words too. */
    private static List<String> wordsOf(String text) {
        var words = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isPart(text.charAt(i))) {
                var word = IdentifierParts.trim(text.substring(start, i));
                if (!word.isEmpty()) {
                    words.add(word);
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static boolean isPart(char c) {
        return (Character.isLetterOrDigit(c) && !Unspaced.isUnspaced(c)) || IdentifierParts.isSeparator(c);
    }

    /** Whether letters and digits make one name; an amount with its unit ({@code 30s}, {@code 2nd}) does not count. */
    private static boolean isCode(String word) {
        return word.codePoints().anyMatch(Character::isDigit)
                && word.codePoints().anyMatch(Character::isLetter)
                && !WITH_UNIT.matcher(word).matches();
    }

    private static boolean isInCapitals(String word) {
        return word.length() >= MIN_CAPITALS && word.codePoints().allMatch(Character::isUpperCase);
    }
}
