package dev.docent.format.rst;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Returns what readers see of interpreted text, such as {@code :ref:`text <target>`}. One file, one thread. */
final class Roles {
    /** Roles whose text is code. */
    private static final Set<String> OF_CODE = Set.of(
            "any",
            "attr",
            "class",
            "cmdoption",
            "code",
            "command",
            "confval",
            "const",
            "constant",
            "data",
            "decorator",
            "directive",
            "dir",
            "enum",
            "enumerator",
            "envvar",
            "event",
            "exc",
            "expr",
            "file",
            "func",
            "identifier",
            "kbd",
            "keyword",
            "literal",
            "macro",
            "mailheader",
            "makevar",
            "member",
            "meth",
            "mimetype",
            "mod",
            "module",
            "newsgroup",
            "obj",
            "opcode",
            "option",
            "prog",
            "program",
            "property",
            "py",
            "regexp",
            "role",
            "samp",
            "setting",
            "struct",
            "texpr",
            "token",
            "type",
            "union",
            "var");
    /** Roles whose text may have brackets: code and formulas, and text without a role. */
    private static final Set<String> LITERAL =
            Set.of("", "code", "command", "expr", "file", "kbd", "literal", "math", "regexp", "samp", "texpr");

    /** Roles whose text is words. */
    private static final Set<String> OF_WORDS = Set.of(
            "abbr",
            "abbreviation",
            "ac",
            "acronym",
            "cite",
            "dfn",
            "doc",
            "download",
            "emphasis",
            "eq",
            "guilabel",
            "i",
            "index",
            "keywords",
            "manpage",
            "math",
            "menuselection",
            "numref",
            "ref",
            "section-tag",
            "strong",
            "sub",
            "subscript",
            "sup",
            "superscript",
            "term",
            "title",
            "title-reference",
            "t");

    private final Definitions definitions;
    private final UnaryOperator<String> words;

    /** @param words gives the words of a section's title */
    Roles(Definitions definitions, UnaryOperator<String> words) {
        this.definitions = definitions;
        this.words = words;
    }

    /** Returns code as Markdown has it. */
    static String code(String text) {
        return text.indexOf('`') < 0 ? "`" + text + "`" : "`` " + text + " ``";
    }

    /** Returns the readable text of a role. A text without a role is code if it is one word. */
    String text(String role, String content) {
        String name = role.substring(role.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        String text = unescaped(content);
        String title = title(text, LITERAL.contains(name));
        if (!title.isEmpty()) {
            return OF_CODE.contains(name) ? code(title) : title;
        }
        return switch (name) {
            case "ref", "numref" -> titleAt(text);
            case "doc" -> text.startsWith("/") ? text.substring(1) : text;
            case "menuselection" -> text.replace("-->", "→");
            case "pep", "rfc" -> name.toUpperCase(Locale.ROOT) + " " + text.replaceFirst("#.*", "");
            case "func", "meth", "function", "method" -> call(target(text));
            case "samp", "file" -> code(text.replace("{", "").replace("}", ""));
            default -> other(name, target(text));
        };
    }

    /** Returns the title of the section with a label; the label itself if there is none. A title that refers to others is not resolved. */
    private String titleAt(String label) {
        return definitions
                .titleAt(label)
                .filter(title -> !title.contains("ref:"))
                .map(words)
                .orElse(label);
    }

    private static String other(String name, String words) {
        boolean oneWord = words.chars().noneMatch(Character::isWhitespace);
        boolean number = words.chars().allMatch(Character::isDigit);
        if (number && oneWord && !name.isEmpty() && !OF_CODE.contains(name) && !OF_WORDS.contains(name)) {
            return name + " " + words;
        }
        boolean code = OF_CODE.contains(name) || (oneWord && !OF_WORDS.contains(name));
        return code ? code(words) : words;
    }

    private static String call(String name) {
        return code(name.endsWith(")") ? name : name + "()");
    }

    /** Returns what is shown of a target without a title: the last part after a tilde, all of it without an exclamation mark. */
    private static String target(String words) {
        if (words.startsWith("~")) {
            return words.substring(words.lastIndexOf('.') + 1).replaceFirst("^~", "");
        }
        return words.startsWith("!") ? words.substring(1) : words;
    }

    /**
     * Returns the title of a text with a target, {@code title <target>}; empty if there is none.
     *
     * @param literal whether there must be a space before the target, because brackets without one are part of the text
     */
    private static String title(String content, boolean literal) {
        int open = content.endsWith(">") ? content.lastIndexOf('<') : -1;
        boolean begins = open > 0 && (!literal || Character.isWhitespace(content.charAt(open - 1)));
        return begins ? content.substring(0, open).strip() : "";
    }

    /**
     * Returns the readable text of a link, {@code text <address>} or the name of a target.
     *
     * @param addressed whether it is shown with its address
     */
    String link(String content, boolean addressed) {
        String words = unescaped(content);
        int open = words.endsWith(">") ? words.lastIndexOf('<') : -1;
        if (open < 0) {
            var known = addressed ? definitions.address(content) : Optional.<String>empty();
            return words + known.map(it -> " (" + it + ")").orElse("");
        }
        String title = words.substring(0, open).strip();
        String address = words.substring(open + 1, words.length() - 1).strip().replaceAll("\\s+", "");
        boolean shown = addressed && Definitions.isAddress(address) && !address.equals(title);
        if (title.isEmpty()) {
            return address;
        }
        return shown ? title + " (" + address + ")" : title;
    }

    /** Returns a text without backslashes that only say that the next character is no markup. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else if (++i < text.length() && text.charAt(i) != ' ') {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
