package dev.docent.format.office;

import java.util.regex.Pattern;

/** Knows by their names which fonts have letters of one width, and so are those of code. */
public final class FixedFonts {
    private static final Pattern NAMES = Pattern.compile(
            "(?i).*(courier|consol|menlo|monaco|inconsolata|typewriter|fixedsys|terminal|monospace|\\bmono\\b|sfmono|\\bcode\\b).*");

    private FixedFonts() {}

    public static boolean has(String font) {
        return NAMES.matcher(font).matches();
    }
}
