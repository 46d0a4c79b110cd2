package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Regular expressions of the product read any text of any length. A group that is repeated without a limit takes stack for each
 * round, so a few thousand rounds end in a StackOverflowError. A possessive one ({@code (?:…)*+}) does not.
 */
class PatternsTest {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern GREEDY = Pattern.compile("(?:[*+]|\\{\\d+,\\})(?!\\+)");

    @Test
    void noGroupIsRepeatedWithoutALimitUnlessPossessive() throws IOException {
        var found = new TreeMap<String, List<String>>();
        for (var source : JavaSource.all()) {
            var literals = LITERAL.matcher(Files.readString(source.file()));
            while (literals.find()) {
                var groups = greedyGroups(literals.group(1).replace("\\\\", "\\"));
                if (!groups.isEmpty()) {
                    found.computeIfAbsent(source.file().getFileName().toString(), file -> new ArrayList<>())
                            .addAll(groups);
                }
            }
        }
        assertEquals(new TreeMap<>(), found, "write (…)*+ or (…){0,n}");
    }

    @Test
    void greedyGroupsAreFound() {
        assertEquals(List.of("(a)*", "(b|c)+", "(d){2,}"), greedyGroups("(a)*x(b|c)+(d){2,}"));
        assertEquals(List.of(), greedyGroups("(a)*+[)*]\\)*(b)++(c){2,}+(d){0,9}(e)?f*"));
    }

    /** Returns the groups of a regular expression that are repeated greedily or reluctantly, without a limit. */
    private static List<String> greedyGroups(String regex) {
        var found = new ArrayList<String>();
        var open = new ArrayList<Integer>();
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                open.add(i);
            } else if (c == ')' && !open.isEmpty()) {
                int start = open.remove(open.size() - 1);
                var repeated = GREEDY.matcher(regex).region(i + 1, regex.length());
                if (repeated.useTransparentBounds(true).lookingAt()) {
                    found.add(regex.substring(start, repeated.end()));
                }
            }
        }
        return found;
    }
}
