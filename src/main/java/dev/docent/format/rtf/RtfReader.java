package dev.docent.format.rtf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads groups and control words, and hands text and the ends of paragraphs on. Without recursion. One file, one thread. */
final class RtfReader {
    /** Groups nested deeper have the properties of the group around them. */
    private static final int MAX_DEPTH = 1000;

    /** The most fonts and styles that are remembered. */
    private static final int MAX_NAMES = 10_000;

    private static final int MAX_NAME_CHARS = 200;

    /** What the text of a group is for. */
    private enum Purpose {
        TEXT,
        NOTHING,
        FONTS,
        STYLES,
        TITLE,
        MARKER
    }

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

    /** The properties of a group, which a group inside begins with. */
    private record Group(Purpose purpose, int font, int skipped, boolean hidden, boolean begins) {
        Group of(Purpose other) {
            return new Group(other, font, skipped, hidden, false);
        }

        Group withFont(int other) {
            return new Group(purpose, other, skipped, hidden, begins);
        }

        Group withSkipped(int other) {
            return new Group(purpose, font, other, hidden, begins);
        }

        Group withHidden(boolean other) {
            return new Group(purpose, font, skipped, other, begins);
        }

        Group begun() {
            return begins ? new Group(purpose, font, skipped, hidden, false) : this;
        }
    }

    private final RtfTokens tokens;
    private final RtfParagraphs paragraphs;
    private final Deque<Group> groups = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final Map<Integer, Integer> headings = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private Charset usual = CodePages.usual();
    private Group group = new Group(Purpose.TEXT, 0, 1, false, false);
    private int tooDeep;
    /** How many characters after a character of Unicode stand for it in older programs. */
    private int standIns;

    private int style;
    private int font;

    RtfReader(String bytes, RtfParagraphs paragraphs) {
        this.tokens = new RtfTokens(bytes);
        this.paragraphs = paragraphs;
    }

    /** Returns the title that the author gave; empty if none. */
    String title() {
        return title.toString().strip().replaceAll("\\s+", " ");
    }

    void read() {
        for (var type = tokens.next(); type != RtfTokens.RtfToken.END && !paragraphs.isFull(); type = tokens.next()) {
            switch (type) {
                case OPEN -> open();
                case CLOSE -> close();
                case BYTE -> add(tokens.number());
                default -> control();
            }
        }
        flush();
        paragraphs.end();
    }

    private void open() {
        flush();
        standIns = 0;
        if (groups.size() < MAX_DEPTH) {
            groups.push(group.begun());
            group = new Group(group.purpose(), group.font(), group.skipped(), group.hidden(), true);
        } else {
            tooDeep++;
        }
    }

    private void close() {
        flush();
        standIns = 0;
        if (tooDeep > 0) {
            tooDeep--;
        } else if (!groups.isEmpty()) {
            endName();
            boolean marked = group.purpose() == Purpose.MARKER;
            group = groups.pop();
            if (marked && group.purpose() != Purpose.MARKER) {
                paragraphs.marker(name.toString());
                name.setLength(0);
            }
        }
    }

    private void add(int value) {
        group = group.begun();
        if (standIns > 0) {
            standIns--;
        } else if (group.purpose() == Purpose.FONTS || group.purpose() == Purpose.STYLES) {
            nameChar(value);
        } else {
            bytes.write(value);
            if (bytes.size() > RtfParser.MAX_CHARS) {
                flush(); // A character may be cut here, but so much text is refused anyway.
            }
        }
    }

    private void nameChar(int value) {
        if (value == ';') {
            endName();
        } else if (name.length() < MAX_NAME_CHARS) {
            name.append((char) value);
        }
    }

    /** A style is a heading by its name, which is in English in every language of the program. */
    private void endName() {
        if (group.purpose() == Purpose.STYLES) {
            var words = name.toString().strip().toLowerCase(Locale.ROOT);
            if (words.matches("heading [1-9]") && headings.size() < MAX_NAMES) {
                headings.put(style, words.charAt(8) - '0');
            }
            name.setLength(0);
        } else if (group.purpose() == Purpose.FONTS) {
            name.setLength(0);
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            write(new String(bytes.toByteArray(), fonts.getOrDefault(group.font(), usual)));
            bytes.reset();
        }
    }

    private void write(String text) {
        switch (group.purpose()) {
            case TEXT -> {
                if (!group.hidden()) {
                    paragraphs.text(text);
                }
            }
            case TITLE -> title.append(text, 0, Math.min(text.length(), Math.max(0, MAX_NAME_CHARS - title.length())));
            case MARKER -> name.append(text, 0, Math.min(text.length(), Math.max(0, MAX_NAME_CHARS - name.length())));
            default -> {}
        }
    }

    private void control() {
        var word = tokens.word();
        if (word.equals("u")) {
            unicode(tokens.number(0));
            return;
        }
        flush();
        if (standIns > 0) {
            standIns--;
            return;
        }
        if (group.begins() && destination(word)) {
            return;
        }
        group = group.begun();
        if (!property(word) && group.purpose() == Purpose.TEXT) {
            paragraphs.control(word, tokens.number(-1), headings);
        } else if (group.purpose() == Purpose.MARKER && word.equals("tab")) {
            name.append(' ');
        }
    }

    /** The number is a signed one of 16 bits; characters beyond come in two. */
    private void unicode(int number) {
        group = group.begun();
        var text = String.valueOf((char) number);
        flush();
        write(text);
        standIns = group.skipped();
    }

    private boolean destination(String word) {
        var purpose = switch (word) {
            case "fonttbl" -> Purpose.FONTS;
            case "stylesheet" -> Purpose.STYLES;
            case "info", "*" -> Purpose.NOTHING;
            case "title" -> Purpose.TITLE;
            case "listtext", "pntext" -> Purpose.MARKER;
            default -> NOTHING.contains(word) ? Purpose.NOTHING : group.purpose();
        };
        boolean inside =
                group.purpose() != Purpose.TEXT && !(word.equals("title") && group.purpose() == Purpose.NOTHING);
        if (inside || purpose == group.purpose()) {
            return false;
        }
        name.setLength(0);
        group = group.of(purpose);
        return true;
    }

    private boolean property(String word) {
        int number = tokens.number(-1);
        switch (word) {
            case "f" -> {
                font = number;
                group = group.withFont(number);
            }
            case "fcharset" -> {
                if (group.purpose() == Purpose.FONTS && fonts.size() < MAX_NAMES) {
                    CodePages.ofFont(number).ifPresent(charset -> fonts.put(font, charset));
                }
            }
            case "ansicpg" -> usual = CodePages.of(number).orElse(usual);
            case "mac" -> usual = CodePages.of(10000).orElse(usual);
            case "pc" -> usual = CodePages.of(437).orElse(usual);
            case "pca" -> usual = CodePages.of(850).orElse(usual);
            case "uc" -> group = group.withSkipped(Math.max(0, Math.min(16, number)));
            case "v", "deleted" -> group = group.withHidden(number != 0);
            case "plain" -> group = group.withHidden(false);
            case "s" -> {
                style = number;
                return group.purpose() == Purpose.STYLES;
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
