package dev.docent.format.wiki;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the characters that XML and HTML name or number. Stateless. */
final class Entities {
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("amp", "&"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("rarr", "→"),
            Map.entry("times", "×"));

    private Entities() {}

    /** Returns the text with characters for entities, once. Others, and line breaks, stay as they are written. */
    static String decode(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group())));
    }

    private static String character(String entity, String otherwise) {
        if (!entity.startsWith("#")) {
            return NAMED.getOrDefault(entity, otherwise);
        }
        boolean hexadecimal = entity.startsWith("#x");
        try {
            int code = Integer.parseInt(entity.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            boolean printed = Character.isValidCodePoint(code) && !Character.isISOControl(code);
            return printed ? Character.toString(code) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
