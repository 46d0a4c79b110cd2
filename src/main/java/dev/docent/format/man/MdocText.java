package dev.docent.format.man;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** Writes the macros of mdoc within a line as text: {@code Op Fl a Ar file} is {@code [-a file]}. One page, one thread. */
final class MdocText {
    private static final Map<String, String> OPENS = Map.ofEntries(
            Map.entry("Op", "["),
            Map.entry("Oo", "["),
            Map.entry("Bq", "["),
            Map.entry("Bo", "["),
            Map.entry("Pq", "("),
            Map.entry("Po", "("),
            Map.entry("Aq", "<"),
            Map.entry("Ao", "<"),
            Map.entry("Brq", "{"),
            Map.entry("Bro", "{"),
            Map.entry("Dq", "“"),
            Map.entry("Do", "“"),
            Map.entry("Sq", "‘"),
            Map.entry("So", "‘"),
            Map.entry("Qq", "\""),
            Map.entry("Qo", "\""),
            Map.entry("Ql", "`"));
    private static final Map<String, String> CLOSES = Map.ofEntries(
            Map.entry("Oc", "]"),
            Map.entry("Bc", "]"),
            Map.entry("Pc", ")"),
            Map.entry("Ac", ">"),
            Map.entry("Brc", "}"),
            Map.entry("Dc", "”"),
            Map.entry("Sc", "’"),
            Map.entry("Qc", "\""));
    private static final Map<String, String> ENDS =
            Map.of("[", "]", "(", ")", "<", ">", "{", "}", "“", "”", "‘", "’", "\"", "\"", "`", "`");
    /** Macros whose arguments are what is drawn. */
    private static final Set<String> PLAIN = Set.of(
            "Ar", "Cm", "Ic", "Li", "Sy", "Em", "Pa", "Ev", "Er", "Dv", "Va", "Vt", "Fa", "Fn", "Ft", "Fo", "Fc", "In",
            "Cd", "No", "Ns", "Ap", "Xo", "Xc", "Ux", "Tn", "Bx", "Fx", "Ox", "Nx", "At", "St", "An", "Ad", "Mt", "Ms",
            "Nd", "Nm", "Fl", "Xr", "Ta", "Sx", "Ex", "Rv", "D1", "Dl", "Lb", "%A", "%T", "%B", "%J", "%N", "%V", "%D",
            "%P", "%R", "%O", "%U", "%I", "Pf");

    private static final Map<String, String> SYSTEMS =
            Map.of("Ux", "UNIX", "Bx", "BSD", "At", "AT&T UNIX", "Fx", "FreeBSD", "Ox", "OpenBSD", "Nx", "NetBSD");
    private static final String CLOSING = ".,:;)]?!";
    private static final String OPENING = "([";
    private static final String EXIT = "utility exits 0 on success, and >0 if an error occurs.";

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> ends = new ArrayDeque<>();
    private String name = "";
    private String macro = "";
    private boolean glued;
    private boolean spaced = true;
    private int arguments;

    /** Returns whether a macro is one that draws words in a line. */
    static boolean reads(String macro) {
        return PLAIN.contains(macro) || OPENS.containsKey(macro) || CLOSES.containsKey(macro);
    }

    /** Switches the spaces between words on or off, from the next line on. */
    void space(boolean between) {
        spaced = between;
    }

    /** Returns the text of a line. */
    String plain(MacroCall call) {
        out.setLength(0);
        ends.clear();
        glued = true;
        begin("");
        if (!call.name().isEmpty()) {
            token(call.name());
        }
        call.arguments().forEach(this::token);
        endMacro();
        while (!ends.isEmpty()) {
            out.append(ends.pop());
        }
        return out.toString();
    }

    private void token(String token) {
        if (reads(token)) {
            endMacro();
            begin(token);
            glued |= token.equals("Ns");
            if (SYSTEMS.containsKey(token)) {
                append(SYSTEMS.get(token));
            }
            if (OPENS.containsKey(token)) {
                open(token);
            } else if (CLOSES.containsKey(token)) {
                close(CLOSES.get(token));
            } else if (token.equals("Ap")) {
                out.append('\'');
                glued = true;
            }
        } else {
            argument(RoffText.plain(token));
        }
    }

    private void begin(String next) {
        macro = next;
        arguments = 0;
    }

    private void open(String token) {
        String sign = OPENS.getOrDefault(token, "");
        append(sign);
        glued = true;
        if (!token.endsWith("o")) {
            ends.push(ENDS.getOrDefault(sign, ""));
        }
    }

    private void close(String sign) {
        out.append(sign);
        glued = false;
    }

    private void argument(String words) {
        if (words.length() == 1 && CLOSING.indexOf(words.charAt(0)) >= 0) {
            endMacro();
            out.append(words);
            glued = false;
        } else if (words.length() == 1 && OPENING.indexOf(words.charAt(0)) >= 0) {
            append(words);
            glued = true;
        } else {
            word(words);
            arguments++;
        }
    }

    private void word(String words) {
        switch (macro) {
            case "Fl" -> append("-" + words);
            case "Xr" -> append(words, arguments == 1);
            case "Nm" -> {
                name = name.isEmpty() ? words : name;
                append(words);
            }
            case "Ex", "Rv" -> {
                // Their arguments only choose the sentence.
            }
            case "Nd" -> append(arguments == 0 ? "– " + words : words);
            case "Pf" -> {
                append(words);
                glued = true;
            }
            default -> append(words);
        }
    }

    /** @param section whether it is the section of a page, which is in parentheses */
    private void append(String words, boolean section) {
        if (section) {
            out.append('(').append(words).append(')');
        } else {
            append(words);
        }
    }

    private void append(String words) {
        if (!glued && spaced && out.length() > 0) {
            out.append(' ');
        }
        out.append(words);
        glued = false;
    }

    /** Some macros draw something if they have no argument. */
    private void endMacro() {
        boolean without = arguments == 0;
        String drawn = switch (macro) {
            case "Nm" -> without ? name : "";
            case "Fl" -> without ? "-" : "";
            case "Ar" -> without ? "file ..." : "";
            case "Ex" -> "The " + name + " " + EXIT;
            default -> "";
        };
        if (!drawn.isEmpty()) {
            append(drawn);
            glued = macro.equals("Fl");
        }
        begin("");
    }
}
