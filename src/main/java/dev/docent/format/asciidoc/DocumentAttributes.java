package dev.docent.format.asciidoc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attributes that a document has set so far, with their readable values. Values are filled in until they made the
 * text twice as long; from then on references stay as they are. One thread at a time.
 */
final class DocumentAttributes {
    static final int MAX_VALUE_CHARS = 2000;
    private static final int SPARE_CHARS = 64 * 1024;
    private static final Pattern REFERENCE = Pattern.compile("\\{([\\w-]{1,60})}");

    /** <a href="https://docs.asciidoctor.org/asciidoc/latest/attributes/character-replacement-ref/">Those of AsciiDoc</a>, and of Git. */
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("blank", ""),
            Map.entry("empty", ""),
            Map.entry("sp", " "),
            Map.entry("nbsp", " "),
            Map.entry("zwsp", ""),
            Map.entry("wj", ""),
            Map.entry("apos", "'"),
            Map.entry("apostrophe", "'"),
            Map.entry("quot", "\""),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("deg", "°"),
            Map.entry("plus", "+"),
            Map.entry("brvbar", "¦"),
            Map.entry("vbar", "|"),
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("startsb", "["),
            Map.entry("endsb", "]"),
            Map.entry("caret", "^"),
            Map.entry("asterisk", "*"),
            Map.entry("tilde", "~"),
            Map.entry("backslash", "\\"),
            Map.entry("backtick", "`"),
            Map.entry("two-colons", "::"),
            Map.entry("two-semicolons", ";;"),
            Map.entry("cpp", "C++"),
            Map.entry("cxx", "C++"),
            Map.entry("pp", "++"),
            Map.entry("litdd", "--"));

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> unset = new HashSet<>();

    private int room;

    /** @param chars the length of the document */
    DocumentAttributes(int chars) {
        room = chars + SPARE_CHARS;
    }

    /** Sets an attribute. A value of more than 2,000 characters is as good as none, and references to it stay. */
    void set(String name, String value) {
        unset(name);
        if (value.length() <= MAX_VALUE_CHARS) {
            unset.remove(name);
            values.put(name, value);
        }
    }

    void unset(String name) {
        values.remove(name);
        unset.add(name);
    }

    /** Returns whether the document sets or unsets it; empty if it says nothing about it. */
    Optional<Boolean> isSet(String name) {
        boolean set = values.containsKey(name);
        return set || unset.contains(name) ? Optional.of(set) : Optional.empty();
    }

    /** Returns the value of an attribute, and counts it as filled in. */
    Optional<String> value(String name) {
        var own = Optional.ofNullable(values.get(name)).filter(value -> value.length() <= room);
        own.ifPresent(value -> room -= value.length());
        return own.or(() -> Optional.ofNullable(CHARACTERS.get(name)));
    }

    /** Returns a target with the values that are known. */
    String expand(String target) {
        return target.indexOf('{') < 0
                ? target
                : REFERENCE
                        .matcher(target)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(value(found.group(1)).orElse(found.group())));
    }
}
