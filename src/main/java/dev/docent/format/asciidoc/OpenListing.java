package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Code between two delimiters, or a paragraph of code. Becomes a fence. One block, one thread. */
final class OpenListing implements OpenBlock {
    /** Numbers of callouts at the end of a line. */
    private static final Pattern CALLOUTS =
            Pattern.compile("(?<=\\s)<(\\d{1,3}|\\.)>(?=(?:\\s*<(?:\\d{1,3}|\\.)>)*+\\s*$)");

    private static final int MAX_CALLOUT_CHARS = 2000;

    private final NumberedText text;
    private final String closing;
    private final String language;
    private final boolean hasCallouts;
    private final int first;
    private final int fenceLine;
    private final List<String> code = new ArrayList<>();
    private int callouts;

    /**
     * @param closing the line that ends it; empty if a blank line does
     * @param first the first line of the block, which may be that of its title
     * @param fenceLine the line above the code; 0 if there is none
     */
    OpenListing(NumberedText text, String closing, String language, boolean hasCallouts, int first, int fenceLine) {
        this.text = text;
        this.closing = closing;
        this.language = language;
        this.hasCallouts = hasCallouts;
        this.first = first;
        this.fenceLine = fenceLine;
    }

    @Override
    public boolean endsWith(String line) {
        return line.equals(closing);
    }

    @Override
    public void add(int number, String line) {
        String shown = hasCallouts && line.endsWith(">") ? withCallouts(line) : line;
        code.add(shown);
        text.write(number, shown);
    }

    private String withCallouts(String line) {
        return line.length() > MAX_CALLOUT_CHARS
                ? line
                : CALLOUTS.matcher(line).replaceAll(found -> "(" + number(found.group(1)) + ")");
    }

    private String number(String digits) {
        callouts++;
        return digits.equals(".") ? String.valueOf(callouts) : digits;
    }

    @Override
    public void end(int last, boolean closed) {
        if (code.stream().allMatch(String::isBlank)) {
            text.block(BlockKind.PROSE, first, last); // There may be a title.
            return;
        }
        String fence = fence();
        text.write(fenceLine, fence + language);
        if (closed) {
            text.write(last, fence);
        }
        text.block(BlockKind.CODE, first, last);
    }

    /** A fence must be longer than any inside the code. */
    private String fence() {
        int longest = 2;
        for (var line : code) {
            String marks = line.strip();
            int run = 0;
            while (run < marks.length() && marks.charAt(run) == '`') {
                run++;
            }
            longest = Math.max(longest, run);
        }
        return "`".repeat(longest + 1);
    }
}
