package dev.docent.format.man;

import dev.docent.corpus.Document;
import dev.docent.corpus.Lines;
import dev.docent.format.FileContent;
import java.util.Set;

/** Reads the lines of a manual page in their order. One page, one thread. */
final class ManReader {
    private static final Set<String> BREAKS = Set.of("sp", "br", "Pp", "Lp", "");
    private static final Set<String> PARAGRAPHS = Set.of("PP", "LP", "P", "HP");
    private static final Set<String> OPENS_LISTING = Set.of("nf", "EX", "Bd", "TS");
    private static final Set<String> CLOSES_LISTING = Set.of("fi", "EE", "Ed", "TE");
    private final Lines lines;
    private final ManPage page;
    private final RoffConditions conditions = new RoffConditions();
    private final PageTitle title = new PageTitle();
    private final MdocText mdoc = new MdocText();
    private int line;
    /** Whether the next line of text names what the page is about. */
    private boolean nameFollows;
    /** The marker of the items of the list of mdoc. */
    private String listMarker = "";

    private ManReader(Lines lines) {
        this.lines = lines;
        this.page = new ManPage(lines.count());
    }

    static ManReader read(Lines lines) {
        var reader = new ManReader(lines);
        for (reader.line = 1; reader.line <= lines.count(); reader.line++) {
            reader.page.at(reader.line);
            reader.read(lines.line(reader.line));
        }
        return reader;
    }

    Document document(FileContent file) {
        return page.document(file, title);
    }

    private void read(String text) {
        if (conditions.leaveOut(text)) {
            return;
        }
        if (MacroCall.isCall(text)) {
            call(MacroCall.of(text));
        } else if (text.isBlank() && !page.inListing()) {
            page.breakLine();
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
            page.endListing();
        } else if (PARAGRAPHS.contains(name)) {
            page.paragraph();
        } else if (BREAKS.contains(name)) {
            page.breakLine();
        } else if (!structure(call)) {
            words(call);
        }
    }

    private void openListing(MacroCall call) {
        boolean filled = call.name().equals("Bd")
                && !call.arguments().contains("-literal")
                && !call.arguments().contains("-unfilled");
        if (page.inListing() || filled) {
            page.paragraph();
        } else {
            page.beginListing();
        }
    }

    private boolean structure(MacroCall call) {
        switch (call.name()) {
            case "TH" -> title(call);
            case "Dt" -> title(call);
            case "SH", "Sh" -> heading(2, call);
            case "SS", "Ss" -> heading(3, call);
            case "TP", "TQ" -> page.beginTerm();
            case "IP" -> page.item(RoffText.plain(call.argument(0)).strip(), RoffText.markdown(call.argument(0)));
            case "RS" -> page.indent();
            case "RE" -> page.outdent();
            case "Bl" -> beginList(call);
            case "It" -> listItem(call);
            case "El" -> page.endList();
            case "Sm" -> mdoc.space(!call.argument(0).equals("off"));
            case "UR", "MT", "Lk" -> text(RoffText.plain(String.join(" ", call.arguments())), "");
            case "OP" -> text("[" + RoffText.plain(String.join(" ", call.arguments())) + "]", "");
            case "SY" -> {
                page.paragraph();
                text(RoffText.plain(call.argument(0)), "");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void title(MacroCall call) {
        title.name(call.argument(0), call.argument(1), line);
    }

    private void heading(int level, MacroCall call) {
        String words = RoffText.plain(String.join(" ", call.arguments())).strip();
        nameFollows = words.equalsIgnoreCase("NAME");
        page.heading(level, words);
    }

    private void beginList(MacroCall call) {
        page.indent();
        listMarker = call.arguments().contains("-enum") ? "1. " : "- ";
    }

    private void listItem(MacroCall call) {
        String term = mdoc.plain(new MacroCall("", call.arguments())).strip();
        page.beginIndentedItem(term, listMarker);
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
        page.text(words, plain, isTermOfIndented());
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
