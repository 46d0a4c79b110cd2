package dev.docent.format.sheets;

import dev.docent.format.office.FlowLimits;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that cells share, and how a workbook writes texts. One thread. */
final class WorkbookText {
    /** A character that XML does not allow, such as {@code _x000D_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final SheetCell NONE = new SheetCell("", false);

    private final List<SheetCell> shared = new ArrayList<>();
    private final FlowLimits limits = new FlowLimits();

    /** Reads the part of the shared texts. */
    void read(XmlEvents events) {
        while (events.next()) {
            if (events.starts("x:si")) {
                var text = inside(events);
                limits.pieces(1);
                limits.text(text.length());
                shared.add(SheetCell.of(text, false));
            }
        }
    }

    /** Returns the cell of a shared text; an empty one if there is none of this number. */
    SheetCell shared(String number) {
        try {
            int at = Integer.parseInt(number.strip());
            return at >= 0 && at < shared.size() ? shared.get(at) : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** Returns the text of the element that begins, without help for pronunciation, and moves to its end. */
    static String inside(XmlEvents events) {
        var text = new StringBuilder();
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("x:t")) {
                text.append(events.textInside());
            } else if (events.starts("x:rPh")) {
                events.skip();
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPED.matcher(text).replaceAll(match -> {
                    char c = (char) Integer.parseInt(match.group(1), 16);
                    return Character.isISOControl(c) ? " " : Matcher.quoteReplacement(String.valueOf(c));
                });
    }
}
