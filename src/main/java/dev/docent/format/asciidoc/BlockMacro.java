package dev.docent.format.asciidoc;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A macro that is a block of its own: {@code image::target[label]}.
 *
 * @param name what it inserts
 * @param target what is inserted
 * @param label its attributes, the text that stands for it first
 */
record BlockMacro(String name, String target, String label) {
    private static final String INCLUDE = "include::";
    private static final Pattern MACRO = Pattern.compile("([a-z][\\w-]*)::([^\\[\\s]*)\\[(.*)]");
    private static final Pattern QUOTED = Pattern.compile("^\"([^\"]*)\".*");
    private static final Pattern AFTER_TEXT = Pattern.compile(",.*|^\\w+=.*");
    private static final Pattern UNKNOWN_FOLDER = Pattern.compile("^(?:\\{[\\w-]+}/*)++");

    /** Returns the macro that a line without white space at its end is. */
    static Optional<BlockMacro> of(String line) {
        var found = MACRO.matcher(line);
        return found.matches()
                ? Optional.of(new BlockMacro(found.group(1), found.group(2), found.group(3)))
                : Optional.empty();
    }

    /** Returns the file that a line includes, wherever the line is. */
    static Optional<BlockMacro> include(String line) {
        return line.startsWith(INCLUDE) ? of(line) : Optional.empty();
    }

    /** Returns the text with markup that stands for it; files are named. */
    String text(DocumentAttributes attributes) {
        if (isInclude()) {
            // A folder that is set elsewhere says nothing.
            String path = UNKNOWN_FOLDER.matcher(attributes.expand(target)).replaceFirst("");
            return "(includes " + path + ")";
        }
        return AFTER_TEXT.matcher(QUOTED.matcher(label).replaceFirst("$1")).replaceFirst("");
    }

    /** Returns whether it inserts another file, which is not markup. */
    boolean isInclude() {
        return name.startsWith("include");
    }
}
