package dev.docent.format.man;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import dev.docent.format.NumberedText;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines of a manual page in their order. One page, one thread. */
final class ManReader {
    private static final String FENCE = "```";
    private static final String INDENT = "  ";
    private static final Set<String> BREAKS = Set.of("sp", "br", "Pp", "Lp", "");
    private static final Set<String> PARAGRAPHS = Set.of("PP", "LP", "P", "HP");
    private static final Set<String> OPENS_LISTING = Set.of("nf", "EX", "Bd", "TS");
    private static final Set<String> CLOSES_LISTING = Set.of("fi", "EE", "Ed", "TE");
    /** What a list of bullets or numbers puts before an item. */
    private static final Pattern BULLET = Pattern.compile("[•*o+-]|\\d+[.)]?");

    private final Lines lines;
    private final NumberedText page;
    private final RoffConditions conditions = new RoffConditions();
    private final PageTitle title = new PageTitle();
    private final MdocText mdoc = new MdocText();
    private int line;
    /** The line of the title; 0 if there is none. */
    private int titleLine;
    /** The depth of a heading whose words are on the next line; 0 if there is none. */
    private int heading;
    /** What the next line of text begins with, because it begins an item. */
    private String marker = "";
    /** Whether the next line of text is the term of an item. */
    private boolean termFollows;

    /** Whether the next line of text names what the page is about. */
    private boolean nameFollows;

    private boolean inItem;
    /** How far the text is indented, and how far the item is. */
    private int depth;

    private int itemDepth;
    private boolean listing;
    private boolean paragraphBegins = true;
    /** The marker of the items of the list of mdoc. */
    private String listMarker = "";

    private ManReader(Lines lines) {
        this.lines = lines;
        this.page = new NumberedText(lines.count());
    }

    static ManReader read(Lines lines) {
        var reader = new ManReader(lines);
        for (reader.line = 1; reader.line <= lines.count(); reader.line++) {
            reader.read(lines.line(reader.line));
        }
        return reader;
    }

    Document document(FileContent file) {
        if (titleLine == 0) {
            return page.document(file);
        }
        page.write(titleLine, "# " + title.text());
        page.begin(BlockKind.PROSE, lines.count() + 1);
        return page.document(file, title.text());
    }

    private void read(String text) {
        if (conditions.leaveOut(text)) {
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

    private void call(MacroCall call) {
        String name = call.name();
        if (RoffConditions.defines(name)) {
            conditions.define(call);
        } else if (RoffConditions.contain(name)) {
            conditions.take(name, lines.line(line).substring(1).strip()).ifPresent(this::read);
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
            case "TH" -> title(call);
            case "Dt" -> title(call);
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

    private void title(MacroCall call) {
        if (title.name(call.argument(0), call.argument(1))) {
            titleLine = line;
        }
    }

    private void heading(int level, MacroCall call) {
        closeListing();
        endItem();
        depth = 0;
        paragraphBegins = true;
        String words = RoffText.plain(String.join(" ", call.arguments())).strip();
        nameFollows = words.equalsIgnoreCase("NAME");
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
        if (FontMacro.isOfOneFont(call.name())) {
            String font = call.name().endsWith("B") ? "\\fB" : "";
            text(RoffText.markdown(font + joined), RoffText.plain(joined));
        } else if (FontMacro.alternates(call.name())) {
            text(RoffText.markdown(FontMacro.alternating(call)), RoffText.plain(String.join("", call.arguments())));
        } else if (MdocText.reads(call.name())) {
            String words = mdoc.plain(call);
            text(words, words);
        }
    }

    /** @param plain the same without fonts */
    private void text(String words, String plain) {
        if (nameFollows && !plain.isBlank()) {
            title.names(plain);
            nameFollows = false;
        }
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
