package dev.docent.format.rtf;

import java.util.Optional;
import java.util.Set;

/**
 * The properties of a group, which a group inside it begins with.
 *
 * @param purpose what its text is for
 * @param font the number of its font
 * @param skipped how many characters after a character of Unicode stand for it in older programs
 * @param hidden whether its text is not shown
 * @param begins whether nothing of the group has been read yet, so that the next word may say its purpose
 */
record RtfGroup(Purpose purpose, int font, int skipped, boolean hidden, boolean begins) {
    /** What the text of a group is for. */
    enum Purpose {
        TEXT,
        NOTHING,
        FONTS,
        STYLES,
        TITLE,
        MARKER;

        /** Returns whether the text is names with semicolons between them. */
        boolean isNames() {
            return this == FONTS || this == STYLES;
        }
    }

    /** The group of the whole file. */
    static final RtfGroup OUTERMOST = new RtfGroup(Purpose.TEXT, 0, 1, false, false);

    private static final Set<String> NOTHING = Set.of(
            "colortbl",
            "pict",
            "object",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "fldinst",
            "datafield",
            "datastore",
            "themedata",
            "colorschememapping",
            "latentstyles",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "nonshppict",
            "filetbl",
            "revtbl",
            "annotation",
            "atnid",
            "atnauthor",
            "bkmkstart",
            "bkmkend",
            "tc",
            "xe",
            "pgdsctbl",
            "mmathPr");

    /** Returns the group that a word at its beginning makes of it; empty if the word says nothing new. */
    Optional<RtfGroup> destination(String word) {
        var next = switch (word) {
            case "fonttbl" -> Purpose.FONTS;
            case "stylesheet" -> Purpose.STYLES;
            case "info", "*" -> Purpose.NOTHING;
            case "title" -> Purpose.TITLE;
            case "listtext", "pntext" -> Purpose.MARKER;
            default -> NOTHING.contains(word) ? Purpose.NOTHING : purpose;
        };
        boolean possible = purpose == Purpose.TEXT || (word.equals("title") && purpose == Purpose.NOTHING);
        return possible && next != purpose
                ? Optional.of(new RtfGroup(next, font, skipped, hidden, false))
                : Optional.empty();
    }

    /** Returns a group that begins inside. */
    RtfGroup inner() {
        return new RtfGroup(purpose, font, skipped, hidden, true);
    }

    RtfGroup begun() {
        return begins ? new RtfGroup(purpose, font, skipped, hidden, false) : this;
    }

    RtfGroup withFont(int other) {
        return new RtfGroup(purpose, other, skipped, hidden, begins);
    }

    RtfGroup withSkipped(int other) {
        return new RtfGroup(purpose, font, other, hidden, begins);
    }

    RtfGroup withHidden(boolean other) {
        return new RtfGroup(purpose, font, skipped, other, begins);
    }
}
