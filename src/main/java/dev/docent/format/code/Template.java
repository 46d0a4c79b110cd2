package dev.docent.format.code;

import java.util.BitSet;

/** Finds the end of a JavaScript template, whose {@code ${}} may contain further templates. */
final class Template {
    private final String text;

    Template(String text) {
        this.text = text;
    }

    /** Scans with one bit for each open level: whether it is text of a template or code of a placeholder. */
    int endOf(int start) {
        var inText = new BitSet();
        int depth = 0;
        inText.set(0);
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean textHere = inText.get(depth);
            if (c == '\\') {
                at++;
            } else if (c == '`' && textHere) {
                if (depth == 0) {
                    return at + 1;
                }
                depth--;
            } else if (c == '`') {
                inText.set(++depth);
            } else if (textHere && c == '$' && text.startsWith("{", at + 1)) {
                inText.clear(++depth);
                at++;
            } else if (!textHere && c == '{') {
                inText.clear(++depth);
            } else if (!textHere && c == '}') {
                depth--;
            }
        }
        return text.length();
    }
}
