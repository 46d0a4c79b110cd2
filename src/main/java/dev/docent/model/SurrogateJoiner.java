package dev.docent.model;

/**
 * Keeps the two halves of a character together when a provider cuts its text between them: the first half waits for the
 * next delta. A half that stays alone becomes U+FFFD. One thread at a time.
 */
public final class SurrogateJoiner {
    private static final char REPLACEMENT = '\uFFFD';

    private String held = "";

    /** Returns what can be shown of the text so far and was not returned before. */
    public String next(String delta) {
        if (delta.isEmpty()) {
            return "";
        }
        var text = held.isEmpty() ? delta : held + delta;
        int last = text.length() - 1;
        if (!Character.isHighSurrogate(text.charAt(last))) {
            held = "";
            return withoutLoneHalves(text);
        }
        held = text.substring(last);
        return withoutLoneHalves(text.substring(0, last));
    }

    /** Returns what is left at the end of the text. */
    public String end() {
        var rest = withoutLoneHalves(held);
        held = "";
        return rest;
    }

    private static String withoutLoneHalves(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(at, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }
}
