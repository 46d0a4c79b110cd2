package dev.docent.format.man;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import dev.docent.format.NumberedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of a manual page in their order. One page, one thread. */
final class ManReader {
    private static final String FENCE = "```";
    private static final String INDENT = "  ";
    private static final Set<String> FONTS = Set.of("B", "I", "R", "SM", "SB");
    private static final Set<String> ALTERNATING = Set.of("BR", "BI", "RB", "RI", "IR", "IB");
    private static final Set<String> BREAKS = Set.of("sp", "br", "Pp", "Lp", "");
    private static final Set<String> PARAGRAPHS = Set.of("PP", "LP", "P", "HP");
    private static final Set<String> OPENS_LISTING = Set.of("nf", "EX", "Bd", "TS");
    private static final Set<String> CLOSES_LISTING = Set.of("fi", "EE", "Ed", "TE");
    private static final Set<String> CONDITIONS = Set.of("if", "ie", "el");
    private static final Set<String> DEFINES = Set.of("de", "de1", "am", "ig", "dei");
    /** What a list of bullets or numbers puts before an item. */
    private static final Pattern BULLET = Pattern.compile("[•*o+-]|\\d+[.)]?");

    private final Lines lines;
    private final NumberedText page;
    private final MdocText mdoc = new MdocText();
    private int line;
    /** The depth of a heading whose words are on the next line; 0 if there is none. */
    private int heading;
    /** What the next line of text begins with, because it begins an item. */
    private String marker = "";
    /** Whether the next line of text is the term of an item. */
    private boolean termFollows;

    private boolean inItem;
    /** How far the text is indented, and how far the item is. */
    private int depth;

    private int itemDepth;
    private boolean listing;
    /** What ends the definition of a macro, which is left out; empty outside. */
    private String endOfDefinition = "";
    /** How many braces of a condition that does not hold are open. */
    private int skipped;

    private boolean conditionHeld;
    private boolean paragraphBegins = true;
    /** The marker of the items of the list of mdoc. */
    private String listMarker = "";

    private ManReader(Lines lines) {
        this.lines = lines;
        this.page = new NumberedText(lines.count());
    }

    static NumberedText read(Lines lines) {
        var reader = new ManReader(lines);
        for (reader.line = 1; reader.line <= lines.count(); reader.line++) {
            reader.read(lines.line(reader.line));
        }
        return reader.page;
    }

    private void read(String text) {
        if (isLeftOut(text)) {
            return;
        }
        if (MacroCall.isCall(text)) {
            call(MacroCall.of(text));
        } else if (text.isBlank() && !listing) {
            paragraphBegins = true;
        } else {
            text(RoffText.markdown(text), RoffText.plain(text));
        }
    }

    private boolean isLeftOut(String text) {
        if (!endOfDefinition.isEmpty()) {
            if (text.strip().equals(endOfDefinition)) {
                endOfDefinition = "";
            }
            return true;
        }
        if (skipped > 0) {
            skipped += braces(text);
            return true;
        }
        return text.startsWith(".\\\"") || text.startsWith("'\\\"");
    }

    /** Returns how many more braces of conditions a line opens than it closes. */
    private static int braces(String text) {
        int more = 0;
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 2)) {
            char c = text.charAt(at + 1);
            more += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return more;
    }

    private void call(MacroCall call) {
        String name = call.name();
        if (DEFINES.contains(name)) {
            boolean named = name.equals("ig")
                    ? !call.argument(0).isEmpty()
                    : !call.argument(1).isEmpty();
            endOfDefinition = "." + (named ? call.argument(name.equals("ig") ? 0 : 1) : ".");
        } else if (CONDITIONS.contains(name)) {
            condition(name);
        } else if (OPENS_LISTING.contains(name)) {
            openListing(call);
        } else if (CLOSES_LISTING.contains(name)) {
            closeListing();
        } else if (PARAGRAPHS.contains(name)) {
            paragraph();
        } else if (BREAKS.contains(name)) {
            paragraphBegins = !listing;
        } else if (!structure(call)) {
            words(call);
        }
    }

    /** Only what is for terminals is read. */
    private void condition(String name) {
        String text = lines.line(line).substring(1).strip();
        String rest = text.substring(name.length()).strip();
        boolean holds = name.equals("el") ? !conditionHeld : rest.startsWith("n ") || rest.startsWith("n\\{");
        conditionHeld = holds || (name.equals("el") && conditionHeld);
        int braces = braces(text);
        if (!holds) {
            skipped = Math.max(0, braces);
            return;
        }
        int body = rest.indexOf("\\{");
        String taken = name.equals("el") ? rest : rest.substring(1).strip();
        String inner = body >= 0 ? rest.substring(body + 2) : taken;
        String stripped = inner.strip();
        if (!stripped.isEmpty() && !stripped.equals("\\") && !isCondition(stripped)) {
            read(stripped);
        }
    }

    private static boolean isCondition(String text) {
        return MacroCall.isCall(text) && CONDITIONS.contains(MacroCall.of(text).name());
    }

    private void openListing(MacroCall call) {
        boolean filled = call.name().equals("Bd")
                && !call.arguments().contains("-literal")
                && !call.arguments().contains("-unfilled");
        if (listing || filled) {
            paragraph();
            return;
        }
        endItem();
        page.begin(BlockKind.CODE, line);
        page.write(line, FENCE);
        listing = true;
    }

    private void closeListing() {
        if (listing) {
            page.write(line, FENCE);
            page.begin(BlockKind.PROSE, line + 1);
            listing = false;
        }
        paragraphBegins = true;
    }

    private void paragraph() {
        if (listing || termFollows) {
            return;
        }
        boolean awaitsText = !marker.isEmpty();
        boolean belongsToItem = depth > itemDepth;
        if (inItem && !awaitsText && !belongsToItem) {
            endItem();
        }
        paragraphBegins = true;
    }

    private void endItem() {
        if (inItem) {
            page.begin(BlockKind.PROSE, line);
        }
        inItem = false;
        marker = "";
        termFollows = false;
    }

    private boolean structure(MacroCall call) {
        switch (call.name()) {
            case "TH" -> title(call.argument(0), call.argument(1));
            case "Dt" -> title(call.argument(0), call.argument(1));
            case "SH", "Sh" -> heading(2, call);
            case "SS", "Ss" -> heading(3, call);
            case "TP", "TQ" -> {
                beginItem();
                termFollows = true;
            }
            case "IP" -> item(RoffText.plain(call.argument(0)).strip(), RoffText.markdown(call.argument(0)));
            case "RS" -> depth++;
            case "RE" -> endIndent();
            case "Bl" -> beginList(call);
            case "It" -> listItem(call);
            case "El" -> {
                depth = Math.max(0, depth - 1);
                endItem();
                paragraphBegins = true;
            }
            case "Sm" -> mdoc.space(!call.argument(0).equals("off"));
            case "UR", "MT", "Lk" -> text(RoffText.plain(String.join(" ", call.arguments())), "");
            case "OP" -> text("[" + RoffText.plain(String.join(" ", call.arguments())) + "]", "");
            case "SY" -> {
                paragraph();
                text(RoffText.plain(call.argument(0)), "");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void title(String name, String section) {
        String words = RoffText.plain(name).strip().replace(' ', '-');
        boolean shouted = words.equals(words.toUpperCase(Locale.ROOT));
        String full = (shouted ? words.toLowerCase(Locale.ROOT) : words)
                + (section.isEmpty() ? "" : "(" + RoffText.plain(section) + ")");
        if (!words.isEmpty()) {
            page.title(full);
            page.write(line, "# " + full);
        }
    }

    private void heading(int level, MacroCall call) {
        closeListing();
        endItem();
        depth = 0;
        paragraphBegins = true;
        String words = RoffText.plain(String.join(" ", call.arguments())).strip();
        if (words.isEmpty()) {
            heading = level;
        } else {
            page.heading(level, words, line);
        }
    }

    private void endIndent() {
        depth = Math.max(0, depth - 1);
        if (inItem && depth <= itemDepth) {
            endItem();
        }
        paragraphBegins = true;
    }

    private void beginItem() {
        if (listing) {
            closeListing();
        }
        page.begin(BlockKind.LIST, line);
        inItem = true;
        itemDepth = depth;
        marker = "";
    }

    /** @param plain the term without fonts */
    private void item(String plain, String term) {
        if (plain.isEmpty()) {
            paragraphBegins = true; // The item above continues.
            return;
        }
        beginItem();
        if (BULLET.matcher(plain).matches()) {
            marker = Character.isDigit(plain.charAt(0)) ? plain.replaceAll("\\D", "") + ". " : "- ";
        } else {
            term(term);
        }
    }

    private void term(String term) {
        String words = term.strip();
        boolean typed = words.startsWith("-") || words.indexOf('<') >= 0;
        page.write(line, "- " + (typed ? code(words) : words) + (words.endsWith(":") ? "" : ":"));
        termFollows = false;
        paragraphBegins = false;
    }

    private static String code(String words) {
        return words.indexOf('`') < 0 ? "`" + words + "`" : words;
    }

    private void beginList(MacroCall call) {
        depth++;
        listMarker = call.arguments().contains("-enum") ? "1. " : "- ";
    }

    private void listItem(MacroCall call) {
        String term = mdoc.plain(new MacroCall("", call.arguments())).strip();
        beginItem();
        itemDepth = depth - 1;
        if (term.isEmpty()) {
            marker = listMarker;
        } else {
            term(code(term));
        }
    }

    private void words(MacroCall call) {
        String joined = String.join(" ", call.arguments());
        if (FONTS.contains(call.name())) {
            String font = call.name().endsWith("B") ? "\\fB" : "";
            text(RoffText.markdown(font + joined), RoffText.plain(joined));
        } else if (ALTERNATING.contains(call.name())) {
            text(RoffText.markdown(alternating(call)), RoffText.plain(String.join("", call.arguments())));
        } else if (MdocText.reads(call.name())) {
            String words = mdoc.plain(call);
            text(words, words);
        }
    }

    private static String alternating(MacroCall call) {
        var words = new StringBuilder();
        for (int i = 0; i < call.arguments().size(); i++) {
            char font = call.name().charAt(i % 2);
            words.append("\\f").append(font).append(call.arguments().get(i)).append("\\fR");
        }
        return words.toString();
    }

    /** @param plain the same without fonts */
    private void text(String words, String plain) {
        if (listing) {
            page.write(line, plain.isEmpty() ? words : plain);
        } else if (heading > 0) {
            page.heading(heading, plain.strip(), line);
            heading = 0;
        } else if (termFollows) {
            term(words);
        } else if (!plain.isBlank() && BULLET.matcher(plain.strip()).matches() && paragraphBegins) {
            item(plain.strip(), words);
        } else if (!inItem && paragraphBegins && isTermOfIndented()) {
            beginItem();
            term(words);
        } else if (!words.isBlank()) {
            page.write(
                    line, !marker.isEmpty() ? marker + words.strip() : inItem ? INDENT + words.strip() : words.strip());
            marker = "";
            paragraphBegins = false;
        }
    }

    /** Returns whether the next line is indented, as some programs write the descriptions of options. */
    private boolean isTermOfIndented() {
        if (line == lines.count()) {
            return false;
        }
        String next = lines.line(line + 1);
        return (next.startsWith("\t") && !next.isBlank()) || next.startsWith(".RS");
    }
}
