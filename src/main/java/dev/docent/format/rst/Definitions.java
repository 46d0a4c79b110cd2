package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file defines anywhere for its references: substitutions, targets of links, labels of sections, footnotes. What is
 * put in place of references has a limit; references beyond it stay as words. One file, one thread.
 */
final class Definitions {
    /** How many characters references may add to a file: 200,000. */
    private static final int MAX_ADDED_CHARS = 200_000;

    private static final int MAX_REPLACEMENT_CHARS = 500;

    private final MarkupLines lines;
    private final Map<String, String> substitutions = new HashMap<>();
    /** The addresses of targets by their names; empty for targets in the same file. */
    private final Map<String, String> targets = new HashMap<>();

    private final Map<String, String> labelled = new HashMap<>();
    private final Map<String, String> footnotes = new HashMap<>();
    private final List<String> numbered = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int added;

    private Definitions(MarkupLines lines) {
        this.lines = lines;
    }

    static Definitions of(MarkupLines lines) {
        var definitions = new Definitions(lines);
        var labels = new ArrayList<String>();
        for (int line = 1; line <= lines.count(); line++) {
            definitions.read(line, labels);
        }
        definitions.numberFootnotes();
        return definitions;
    }

    private void read(int line, List<String> labels) {
        String text = lines.line(line).strip();
        if (text.startsWith(".. |")) {
            substitution(line, text.substring(4));
        } else if (text.startsWith(".. _")) {
            target(text.substring(4), labels);
        } else if (text.startsWith(".. [")) {
            footnote(text.substring(4));
        } else if (!text.isEmpty()) {
            title(line).ifPresent(title -> {
                targets.putIfAbsent(name(title), "");
                labels.forEach(label -> labelled.put(label, title));
            });
            if (!SectionTitles.isRule(text)) {
                labels.clear();
            }
        }
    }

    private Optional<String> title(int line) {
        boolean underlined = line < lines.count() && SectionTitles.isRule(lines.line(line + 1));
        return underlined && !SectionTitles.isRule(lines.line(line))
                ? Optional.of(lines.line(line).strip())
                : Optional.empty();
    }

    private void substitution(int line, String text) {
        int bar = text.indexOf('|');
        int colons = text.indexOf("::", bar + 1);
        if (bar <= 0 || colons < 0) {
            return;
        }
        String argument = text.substring(colons + 2).strip();
        String replacement = switch (text.substring(bar + 1, colons).strip()) {
            case "replace" -> joined(argument, line);
            case "unicode" -> characters(argument);
            case "image" -> alternative(line);
            default -> "";
        };
        if (replacement.length() <= MAX_REPLACEMENT_CHARS) {
            substitutions.put(name(text.substring(0, bar)), replacement);
        }
    }

    private String joined(String first, int line) {
        var text = new StringBuilder(first);
        int margin = lines.indent(line);
        int end = lines.endOfRun(line + 1, lines.count(), margin + 1);
        for (int next = line + 1; next <= end && text.length() <= MAX_REPLACEMENT_CHARS; next++) {
            text.append(' ').append(lines.line(next).strip());
        }
        return text.toString().strip();
    }

    /** Returns the characters of code points: {@code 0xA9}, {@code U+2014}; words stay as they are, what follows two dots is a comment. */
    private static String characters(String codes) {
        var text = new StringBuilder();
        for (var code : codes.split("\\s+", -1)) {
            if (code.equals("..") || text.length() > MAX_REPLACEMENT_CHARS) {
                break;
            }
            text.append(character(code));
        }
        return text.toString();
    }

    private static String character(String code) {
        if (!code.matches("(0x|x|\\\\x|U\\+|u\\+|\\\\u)[0-9a-fA-F]{1,5}")) {
            return code;
        }
        return Character.toString(Integer.parseInt(code.replaceFirst("0x|x|\\\\x|[Uu]\\+|\\\\u", ""), 16));
    }

    private String alternative(int line) {
        int end = lines.endOfRun(line + 1, lines.count(), lines.indent(line) + 1);
        for (int next = line + 1; next <= end; next++) {
            String option = lines.line(next).strip();
            if (option.startsWith(":alt:")) {
                return option.substring(5).strip();
            }
        }
        return "";
    }

    private void target(String text, List<String> labels) {
        int colon = text.startsWith("`") ? text.indexOf("`:", 1) + 1 : endOfName(text);
        if (colon <= 0) {
            return;
        }
        String name = name(text.substring(0, colon).replace("`", "").replace("\\", ""));
        String address = text.substring(colon + 1).strip();
        if (address.isEmpty()) {
            labels.add(name);
        }
        targets.put(name, isAddress(address) && address.length() <= MAX_REPLACEMENT_CHARS ? address : "");
    }

    private static int endOfName(String text) {
        int at = text.indexOf(':');
        while (at > 0 && at + 1 < text.length() && text.charAt(at + 1) != ' ') {
            at = text.indexOf(':', at + 1);
        }
        return at;
    }

    static boolean isAddress(String text) {
        return text.contains("://") || text.startsWith("mailto:");
    }

    private void footnote(String text) {
        int close = text.indexOf(']');
        String label = close < 0 ? "" : text.substring(0, close);
        if (label.startsWith("#")) {
            numbered.add(label);
        } else {
            taken.add(label);
        }
    }

    private void numberFootnotes() {
        int number = 1;
        for (var label : numbered) {
            while (taken.contains(String.valueOf(number))) {
                number++;
            }
            footnotes.putIfAbsent(label, String.valueOf(number));
            number++;
        }
    }

    /** Returns what a footnote or citation is called where readers see it. */
    String footnote(String label, boolean ofReference) {
        return label.equals("#") && !ofReference ? "" : footnotes.getOrDefault(label, label.replace("#", ""));
    }

    /** Returns the text to put in place of a name between bars; empty if the file does not define it. */
    Optional<String> substitution(String name) {
        return Optional.ofNullable(substitutions.get(name(name))).filter(this::fits);
    }

    boolean isTarget(String name) {
        return targets.containsKey(name(name));
    }

    /** Returns the address of a target outside the file. */
    Optional<String> address(String name) {
        return Optional.ofNullable(targets.get(name(name)))
                .filter(address -> !address.isEmpty())
                .filter(this::fits);
    }

    /** Returns the title of the section with this label. */
    Optional<String> titleAt(String label) {
        return Optional.ofNullable(labelled.get(name(label))).filter(this::fits);
    }

    private boolean fits(String text) {
        added += text.length();
        return added <= MAX_ADDED_CHARS;
    }

    private static String name(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
