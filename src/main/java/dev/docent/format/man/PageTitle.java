package dev.docent.format.man;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The title of a page: the first name in its section NAME, unless the macro that begins the page has one of these names too.
 * That macro names the book in some projects, and is the same in all their pages. One page, one thread.
 */
final class PageTitle {
    private static final Pattern DESCRIPTION = Pattern.compile("\\s[-–—]{1,2}\\s.*");
    private static final Pattern NAME = Pattern.compile("\\S{1,100}");

    private int line;
    private String name = "";
    private String section = "";
    private List<String> names = List.of();

    /** Sets the name and the section of the macro that begins the page, unless there is no name. */
    void name(String words, String number, int lineOfMacro) {
        String plain = RoffText.plain(words).strip().replace(' ', '-');
        boolean shouted = plain.equals(plain.toUpperCase(Locale.ROOT));
        if (!plain.isEmpty()) {
            name = shouted ? plain.toLowerCase(Locale.ROOT) : plain;
            section = number.isEmpty() ? "" : "(" + RoffText.plain(number) + ")";
            line = lineOfMacro;
        }
    }

    /** Returns the line of the macro; 0 if there is none with a name. */
    int line() {
        return line;
    }

    /** Sets what the section NAME begins with: names with commas between them, and a description after a dash. */
    void names(String text) {
        names = Arrays.stream(DESCRIPTION.matcher(text).replaceFirst("").split(","))
                .map(String::strip)
                .filter(it -> NAME.matcher(it).matches())
                .toList();
    }

    String text() {
        boolean named = names.isEmpty() || names.stream().anyMatch(name::equalsIgnoreCase);
        return (named ? name : names.get(0)) + section;
    }
}
