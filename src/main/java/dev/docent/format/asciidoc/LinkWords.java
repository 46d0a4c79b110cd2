package dev.docent.format.asciidoc;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What links, references and <a href="https://docs.asciidoctor.org/asciidoc/latest/macros/">macros</a> show. Immutable. */
final class LinkWords {
    /** The beginning of an address that is set elsewhere says nothing. */
    private static final Pattern UNKNOWN_BASE = Pattern.compile("^(?:\\{[\\w-]+}/+)++");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^{]*");
    private static final Pattern OPTION = Pattern.compile("^\\w+=\\S+");
    private static final Pattern ATTRIBUTES = Pattern.compile("(?s)(.*?)(?:\\^|,\\s*[\\w-]+=.*)");
    private static final Pattern AFTER_TEXT = Pattern.compile("(?s),.*|^\\w+=.*");
    private static final Set<String> NUMBERED_PAGES = Set.of("linkgit", "man", "manname");
    private static final Set<String> SILENT = Set.of("indexterm", "anchor", "icon", "counter", "counter2");
    /** Macros that mean the same between the marks of code, where most names before a colon are code. */
    private static final Set<String> IN_CODE =
            Set.of("link", "xref", "mailto", "linkgit", "man", "javadoc", "configprop");

    private final DocumentAttributes attributes;
    private final CrossReferences references;
    private final UnaryOperator<String> readable;
    private final boolean withAddress;

    /**
     * @param readable turns markup within labels into words
     * @param withAddress whether links to other sites are links of Markdown
     */
    LinkWords(
            DocumentAttributes attributes,
            CrossReferences references,
            UnaryOperator<String> readable,
            boolean withAddress) {
        this.attributes = attributes;
        this.references = references;
        this.readable = readable;
        this.withAddress = withAddress;
    }

    static boolean isInCode(String name) {
        return IN_CODE.contains(name);
    }

    /** Returns what a link shows. */
    String link(String target, String bracketed) {
        String label = label(bracketed);
        if (label.isBlank()) {
            return UNKNOWN_BASE.matcher(target).replaceFirst("");
        }
        return withAddress && ADDRESS.matcher(target).matches() ? "[" + label + "](" + target + ")" : label;
    }

    /** The label of a link may end with a sign for a new window, or with attributes. */
    private String label(String bracketed) {
        var found = ATTRIBUTES.matcher(bracketed.length() <= MarkupScanner.MAX_LABEL_CHARS ? bracketed : "");
        String label = found.matches() ? found.group(1) : bracketed;
        boolean quoted = label.length() > 1 && label.startsWith("\"") && label.endsWith("\"");
        return readable.apply(unescaped(quoted ? label.substring(1, label.length() - 1) : label));
    }

    private static String unescaped(String label) {
        return label.replace("\\]", "]");
    }

    /** Returns the words for {@code <<target,label>>}. */
    String reference(String content) {
        int comma = content.indexOf(',');
        String label = comma < 0 ? "" : content.substring(comma + 1).strip();
        return reference(comma < 0 ? content : content.substring(0, comma), readable.apply(label));
    }

    private String reference(String target, String words) {
        return words.isBlank() ? references.words(attributes.expand(target.strip())) : words;
    }

    /** Returns what a note at the foot of the page says, in parentheses. */
    String footnote(String label) {
        String note = readable.apply(unescaped(label).strip());
        return note.isEmpty() ? "" : " (" + note + ")";
    }

    /** Returns what a macro shows; empty if it is none. */
    Optional<String> macro(String name, String target, String label) {
        if (NUMBERED_PAGES.contains(name)) {
            return Optional.of(attributes.expand(target) + "(" + label + ")");
        }
        return SILENT.contains(name) ? Optional.of("") : shown(name, attributes.expand(target), label);
    }

    private Optional<String> shown(String name, String target, String label) {
        return switch (name) {
            case "link", "mailto" -> Optional.of(link(target, label));
            case "xref" -> Optional.of(reference(target, label(label)));
            case "pass", "stem", "latexmath", "asciimath", "kbd", "btn" -> Optional.of(unescaped(label));
            case "indexterm2" -> Optional.of(readable.apply(label));
            case "menu" -> Optional.of(target + (label.isBlank() ? "" : " > " + label));
            case "image" -> Optional.of(alternative(label));
            default -> ofExtension(name, target, label);
        };
    }

    /** Returns the text that stands for a picture. */
    String alternative(String label) {
        return readable.apply(AFTER_TEXT.matcher(label).replaceFirst("").replace("\"", ""));
    }

    /** Other macros are known to extensions alone. A label that begins with a space follows the target. */
    private Optional<String> ofExtension(String name, String target, String label) {
        if (name.length() < 3 || target.isEmpty()) {
            return Optional.empty();
        }
        String words = OPTION.matcher(label).replaceFirst("");
        boolean follows = words.isBlank() || words.startsWith(" ");
        String shown = follows ? UNKNOWN_BASE.matcher(target).replaceFirst("") : "";
        return Optional.of(shown + readable.apply(words.stripTrailing()));
    }
}
