package dev.docent.format.man;

import java.util.Set;

/** The macros that set words in fonts. */
final class FontMacro {
    private static final Set<String> FONTS = Set.of("B", "I", "R", "SM", "SB");
    private static final Set<String> ALTERNATING = Set.of("BR", "BI", "RB", "RI", "IR", "IB");

    private FontMacro() {}

    /** Returns whether all words of a macro are in one font. */
    static boolean isOfOneFont(String name) {
        return FONTS.contains(name);
    }

    /** Returns whether the words of a macro are in two fonts in turn. */
    static boolean alternates(String name) {
        return ALTERNATING.contains(name);
    }

    /** Returns the words of a macro with escapes for its two fonts. */
    static String alternating(MacroCall call) {
        var words = new StringBuilder();
        for (int i = 0; i < call.arguments().size(); i++) {
            char font = call.name().charAt(i % 2);
            words.append("\\f").append(font).append(call.arguments().get(i)).append("\\fR");
        }
        return words.toString();
    }
}
