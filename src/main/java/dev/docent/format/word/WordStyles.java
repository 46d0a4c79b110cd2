package dev.docent.format.word;

import dev.docent.format.office.FixedFonts;
import dev.docent.format.word.WordStyle.ListPlace;
import dev.docent.format.word.WordStyle.Meaning;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The styles of a document. Styles are known by what they say of themselves, because their ids depend on the language. One thread. */
final class WordStyles {
    /** How many styles a style is based on, at most; more would be a circle. */
    private static final int MAX_CHAIN = 32;
    /** The outline level of text that is no heading. */
    private static final int BODY = 9;

    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
    private static final Pattern CONTENTS =
            Pattern.compile("toc \\d|toc heading|table of figures|index( \\d| heading)");
    private static final Pattern CODE =
            Pattern.compile(".*\\b(code|listing|preformatted|verbatim|console|terminal)\\b.*|source ?code.*");

    /** A style as the file describes it. */
    private static final class Described {
        private String name = "";
        private String basedOn = "";
        private int outline = -1;
        private String font = "";
        private String list = "";
        private int listLevel = -1;
    }

    private final Map<String, Described> described = new HashMap<>();
    private final Map<String, WordStyle> styles = new HashMap<>();
    private String usual = "";

    /** Reads the part of the styles. */
    void read(XmlEvents events) {
        while (events.next()) {
            if (events.starts("w:style")) {
                boolean paragraph = events.attribute("w:type").equals("paragraph");
                var id = events.attribute("w:styleId");
                if (paragraph && WordValues.isOn(events, "w:default", false)) {
                    usual = id;
                }
                described.put(id, style(events));
            }
        }
    }

    private static Described style(XmlEvents events) {
        var style = new Described();
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.isStart()) {
                property(style, events);
            }
        }
        return style;
    }

    private static void property(Described style, XmlEvents events) {
        switch (events.name()) {
            case "w:name" -> style.name = events.attribute("w:val").toLowerCase(Locale.ROOT);
            case "w:basedOn" -> style.basedOn = events.attribute("w:val");
            case "w:outlineLvl" -> style.outline = events.number("w:val", -1);
            case "w:rFonts" -> style.font = events.attribute("w:ascii");
            case "w:numId" -> style.list = events.attribute("w:val");
            case "w:ilvl" -> style.listLevel = events.number("w:val", -1);
            case "w:tblStylePr" -> events.skip();
            default -> {}
        }
    }

    /** Returns a style; the usual one of paragraphs if the id is empty. */
    WordStyle of(String id) {
        return styles.computeIfAbsent(id.isEmpty() ? usual : id, this::resolve);
    }

    private WordStyle resolve(String id) {
        if (!described.containsKey(id)) {
            return WordStyle.undescribed(id);
        }
        var chain = chain(id);
        int heading = 0;
        var font = "";
        ListPlace list = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            var style = chain.get(i);
            heading = heading(style, heading);
            font = style.font.isEmpty() ? font : style.font;
            list = style.list.isEmpty() ? list : new ListPlace(style.list, style.listLevel);
        }
        boolean code = chain.stream().anyMatch(style -> CODE.matcher(style.name).matches());
        return new WordStyle(id, heading, meaning(chain), code || isFixed(font), list);
    }

    /** Returns a style and those that it is based on. */
    private List<Described> chain(String id) {
        var chain = new ArrayList<Described>();
        for (var style = described.get(id); style != null && chain.size() < MAX_CHAIN; ) {
            chain.add(style);
            style = described.get(style.basedOn);
        }
        return chain;
    }

    private static int heading(Described style, int inherited) {
        var named = HEADING.matcher(style.name);
        if (style.outline >= 0) {
            return style.outline < BODY ? style.outline + 1 : 0;
        }
        return named.matches() ? named.group(1).charAt(0) - '0' : inherited;
    }

    private static Meaning meaning(List<Described> chain) {
        if (CONTENTS.matcher(chain.get(0).name).matches()) {
            return Meaning.CONTENTS;
        }
        return chain.stream().anyMatch(style -> style.name.equals("title")) ? Meaning.TITLE : Meaning.NONE;
    }

    /** Returns whether a font shows that a text is code. */
    boolean isFixed(String font) {
        return FixedFonts.has(font) && !isUsuallyFixed();
    }

    /** Returns whether all text is in a font of code, so that the font says nothing. */
    private boolean isUsuallyFixed() {
        return chain(usual).stream().anyMatch(style -> FixedFonts.has(style.font));
    }
}
