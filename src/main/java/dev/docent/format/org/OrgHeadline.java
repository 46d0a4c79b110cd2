package dev.docent.format.org;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A headline. Immutable.
 *
 * @param depth its stars
 * @param words its text without state, priority and tags
 * @param note its state and its tags, for readers; empty if it has none
 */
record OrgHeadline(int depth, String words, String note) {
    private static final Pattern HEADLINE = Pattern.compile("(\\*{1,12})[ \\t]+(\\S.*)");
    private static final Pattern TAGS = Pattern.compile("(?<=\\s|^):([\\w@#%:]+):$");
    private static final Pattern PRIORITY = Pattern.compile("^\\[#\\w]\\s*");
    private static final Pattern PROGRESS = Pattern.compile("\\[\\d*(/\\d*|%)]");

    /** @param states the words that name the state of a task */
    static Optional<OrgHeadline> of(String line, Set<String> states) {
        var headline = HEADLINE.matcher(line.stripTrailing());
        if (!headline.matches()) {
            return Optional.empty();
        }
        String words = headline.group(2);
        var tags = TAGS.matcher(words);
        String tagged = "";
        if (tags.find()) {
            tagged = tags.group(1).replace(":", ", ");
            words = words.substring(0, tags.start()).strip();
        }
        int space = words.indexOf(' ');
        String state = space < 0 ? words : words.substring(0, space);
        if (states.contains(state) && space > 0) {
            words = words.substring(space + 1).strip();
        } else {
            state = "";
        }
        words = PROGRESS.matcher(PRIORITY.matcher(words).replaceFirst(""))
                .replaceAll("")
                .strip();
        String note = state.isEmpty() || tagged.isEmpty() ? state + tagged : state + "; " + tagged;
        return Optional.of(new OrgHeadline(headline.group(1).length(), words, note));
    }
}
