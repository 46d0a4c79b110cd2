package dev.docent.format.man;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that begins with a dot: a macro and its arguments, with their escapes. Immutable.
 *
 * @param name its name; empty if there is only the dot
 */
record MacroCall(String name, List<String> arguments) {
    MacroCall {
        arguments = List.copyOf(arguments);
    }

    /** Returns whether a line is one. */
    static boolean isCall(String line) {
        return line.startsWith(".") || line.startsWith("'");
    }

    static MacroCall of(String line) {
        var words = words(line.substring(1));
        return words.isEmpty()
                ? new MacroCall("", List.of())
                : new MacroCall(words.get(0), words.subList(1, words.size()));
    }

    /** Returns an argument; empty if it is missing. */
    String argument(int at) {
        return at < arguments.size() ? arguments.get(at) : "";
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean open = false;
        boolean any = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                if (text.charAt(at + 1) == '"') {
                    break; // A comment.
                }
                word.append(c).append(text.charAt(++at));
                any = true;
            } else if (open && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                word.append('"');
                at++;
            } else if (c == '"' && (open || !any)) {
                open = !open;
                any = true;
            } else if ((c == ' ' || c == '\t') && !open) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
