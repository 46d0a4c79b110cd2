package dev.docent.format.opendocument;

import dev.docent.format.office.FixedFonts;
import dev.docent.format.xml.XmlEvents;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The styles of a document, those of its own text included. One thread. */
final class OdfStyles {
    /** How many styles a style is based on, at most; more would be a circle. */
    private static final int MAX_CHAIN = 32;

    private static final Pattern CODE = Pattern.compile(".*(preformatted|source|listing|\\bcode\\b|verbatim).*");

    private record Style(String parent, String name, String font, String list) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, OdfListStyle> lists = new HashMap<>();
    /** What is known of styles, because the same ones are asked for with each paragraph. */
    private final Map<String, Boolean> titles = new HashMap<>();

    private final Map<String, Boolean> codes = new HashMap<>();
    private final Map<String, Boolean> fixed = new HashMap<>();
    private OdfListStyle outline = new OdfListStyle();

    /** Reads the styles of a part, up to its body. */
    void read(XmlEvents events) {
        while (events.next() && !events.starts("office:body")) {
            if (events.starts("style:style")) {
                var id = id(events.attribute("style:family"), events.attribute("style:name"));
                styles.put(id, style(events));
            } else if (events.starts("text:list-style")) {
                lists.put(events.attribute("style:name"), OdfListStyle.read(events));
            } else if (events.starts("text:outline-style")) {
                outline = OdfListStyle.read(events);
            }
        }
    }

    private static String id(String family, String name) {
        return family + " " + name;
    }

    private static Style style(XmlEvents events) {
        var parent = events.attribute("style:parent-style-name");
        var name = events.attribute("style:name");
        var list = events.attribute("style:list-style-name");
        var font = "";
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("style:text-properties")) {
                font = events.attribute("style:font-name") + " " + events.attribute("fo:font-family");
            }
        }
        return new Style(parent, name.toLowerCase(Locale.ROOT).replace("_20_", " "), font.strip(), list);
    }

    /** Returns the first thing that a style, or one that it is based on, says; empty if none does. */
    private String inherited(String family, String name, Function<Style, String> said) {
        var style = styles.get(id(family, name));
        for (int i = 0; style != null && i < MAX_CHAIN; i++) {
            if (!said.apply(style).isEmpty()) {
                return said.apply(style);
            }
            style = styles.get(id(family, style.parent()));
        }
        return "";
    }

    boolean isTitle(String paragraph) {
        return titles.computeIfAbsent(paragraph, this::resolveTitle);
    }

    private boolean resolveTitle(String paragraph) {
        return paragraph.equals("Title")
                || !inherited("paragraph", paragraph, it -> it.name().equals("title") ? "title" : "")
                        .isEmpty();
    }

    /** Returns whether a paragraph is code by the name or the font of its style. */
    boolean isCode(String paragraph) {
        return codes.computeIfAbsent(paragraph, this::resolveCode);
    }

    private boolean resolveCode(String paragraph) {
        boolean named = !inherited(
                        "paragraph", paragraph, it -> CODE.matcher(it.name()).matches() ? "code" : "")
                .isEmpty();
        return named || isFixed("paragraph", paragraph);
    }

    /** Returns whether a style of words has a font of code. */
    boolean isFixed(String text) {
        return fixed.computeIfAbsent(text, style -> isFixed("text", style));
    }

    /** If all text is in a font of code, the font says nothing. */
    private boolean isFixed(String family, String style) {
        return FixedFonts.has(inherited(family, style, Style::font))
                && !FixedFonts.has(inherited("paragraph", "Standard", Style::font));
    }

    /** Returns the style of the list that paragraphs of a style are in; null if there is none. */
    @Nullable
    OdfListStyle list(String name) {
        return lists.get(name);
    }

    /** Returns the numbers of headings. */
    OdfListStyle outline() {
        return outline;
    }
}
