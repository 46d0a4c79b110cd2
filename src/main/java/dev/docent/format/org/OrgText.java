package dev.docent.format.org;

import java.util.regex.Pattern;

/** Turns the emphasis, code and links within a line of Org into Markdown. For one use. */
final class OrgText {
    private static final String MARKS = "*/_=~+";
    private static final String BEFORE = " \t-('\"{|";
    private static final String AFTER = " \t-.,;:!?'\")}[|";
    /** The characters that emphasis may span, so that a line takes linear time. */
    private static final int MAX_CHARS = 200;

    private static final Pattern ADDRESS = Pattern.compile("(https?|ftp|mailto):\\S+|(file:)?[\\w./-]+\\.\\w+(::.*)?");
    private static final Pattern FOOTNOTE = Pattern.compile("\\[fn:([\\w-]+)]");

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private OrgText(String text) {
        this.text = text;
    }

    static String markdown(String text) {
        return FOOTNOTE.matcher(new OrgText(text).read()).replaceAll("[^$1]");
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean link = c == '[' && text.startsWith("[[", at) && link();
            boolean marked = !link && MARKS.indexOf(c) >= 0 && emphasis(c);
            if (!link && !marked) {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private boolean link() {
        String near = text.substring(at, Math.min(text.length(), at + 5 * MAX_CHARS));
        int end = near.indexOf("]]");
        if (end < 0) {
            return false;
        }
        String inside = near.substring(2, end);
        int middle = inside.indexOf("][");
        String target = middle < 0 ? inside : inside.substring(0, middle);
        String words = middle < 0 ? target.replaceFirst("^[*#]", "") : markdown(inside.substring(middle + 2));
        boolean elsewhere = middle >= 0 && ADDRESS.matcher(target).matches();
        out.append(elsewhere ? "[" + words + "](" + target.replaceFirst("^file:", "") + ")" : words);
        at += end + 2;
        return true;
    }

    private boolean emphasis(char mark) {
        boolean opens = at == 0 || BEFORE.indexOf(text.charAt(at - 1)) >= 0;
        if (!opens || at + 2 >= text.length() || Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        int limit = Math.min(text.length(), at + MAX_CHARS);
        for (int end = at + 2; end < limit; end++) {
            if (text.charAt(end) == mark && closes(end)) {
                String inside = text.substring(at + 1, end);
                out.append(marked(mark, inside));
                at = end + 1;
                return true;
            }
        }
        return false;
    }

    private boolean closes(int end) {
        boolean last = end + 1 == text.length() || AFTER.indexOf(text.charAt(end + 1)) >= 0;
        return last && !Character.isWhitespace(text.charAt(end - 1));
    }

    private static String marked(char mark, String inside) {
        return switch (mark) {
            case '*' -> "**" + inside + "**";
            case '/' -> "*" + inside + "*";
            case '=', '~' -> inside.indexOf('`') < 0 ? "`" + inside + "`" : inside;
            case '+' -> "~~" + inside + "~~";
            default -> inside;
        };
    }
}
