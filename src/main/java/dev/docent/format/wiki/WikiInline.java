package dev.docent.format.wiki;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the wikitext of a line into words: links become their labels, code is quoted, other tags are left out. Stateless. */
final class WikiInline {
    private static final Pattern CODE = Pattern.compile("<(code|tt|kbd|samp|nowiki)>(.{0,200}?)</\\1>");
    private static final Pattern LINK = Pattern.compile("\\[\\[([^\\[\\]|]{1,500})(?:\\|([^\\[\\]]{0,500}))?]]");
    private static final Pattern ADDRESS =
            Pattern.compile("\\[((?:https?|ftp|mailto):[^\\s\\]]{1,1000})(?:\\s+([^\\[\\]]{1,500}))?]");
    private static final Pattern QUOTES = Pattern.compile("'{2,5}");
    private static final Pattern BREAK = Pattern.compile("<br\\s{0,9}/?>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
    private static final Pattern SWITCH = Pattern.compile("__[A-Z]{3,20}__");

    private WikiInline() {}

    static String words(String wikitext) {
        var text = CODE.matcher(wikitext)
                .replaceAll(code -> Matcher.quoteReplacement(
                        code.group(1).equals("nowiki") ? code.group(2) : "`" + code.group(2) + "`"));
        text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(label(link.group(1), link.group(2))));
        text = ADDRESS.matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(2) == null ? link.group(1) : link.group(2)));
        text = QUOTES.matcher(text).replaceAll("");
        text = BREAK.matcher(text).replaceAll(" ");
        text = TAG.matcher(text).replaceAll("");
        return Entities.decode(SWITCH.matcher(text).replaceAll("")).strip();
    }

    private static String label(String target, @Nullable String label) {
        if (label != null && !label.isBlank()) {
            return label.strip();
        }
        return target.startsWith(":") ? target.substring(1) : target;
    }
}
