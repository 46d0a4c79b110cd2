package dev.docent.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of Markdown whose sentences belong together: a paragraph, an item, a row of a table, a heading, or a block of
 * code. Immutable.
 *
 * @param start where it begins in its text, in UTF-16 units
 * @param end where it ends, without the line break
 */
record MarkdownPiece(PieceForm form, int start, int end) {
    /** What a piece is. */
    enum PieceForm {
        PROSE,
        ROW,
        /** The line below the head of a table. */
        RULE,
        HEADING,
        CODE
    }

    private static final Pattern FENCE = Pattern.compile("\\s{0,12}(?:>\\s?)*+(```+|~~~+).*");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s.*");
    private static final Pattern ROW = Pattern.compile("\\s*\\|.*");
    private static final Pattern RULE = Pattern.compile("[\\s|:+=-]+");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:>\\s?)*+(?:[-*+]|\\d{1,3}[.)])\\s+.*");

    /** Cuts a text into its pieces, in their order. Blank lines, and the lines of fences, are in none. */
    static List<MarkdownPiece> of(String text) {
        return new Cutter(text).cut();
    }

    /** Returns the text of the piece. */
    String in(String text) {
        return text.substring(start, end);
    }

    private static final class Cutter {
        private final String text;
        private final List<MarkdownPiece> pieces = new ArrayList<>();
        private String fence = "";
        private int open = -1;
        private int openEnd;

        Cutter(String text) {
            this.text = text;
        }

        List<MarkdownPiece> cut() {
            for (int at = 0; at <= text.length(); ) {
                int next = text.indexOf('\n', at);
                int end = next < 0 ? text.length() : next;
                line(at, end);
                at = end + 1;
            }
            close(fence.isEmpty() ? PieceForm.PROSE : PieceForm.CODE);
            return pieces;
        }

        private void line(int start, int end) {
            var line = text.substring(start, end);
            var fenced = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                if (line.strip().startsWith(fence)
                        && line.strip().replace(fence.charAt(0), ' ').isBlank()) {
                    close(PieceForm.CODE);
                    fence = "";
                } else {
                    extend(start, end);
                }
            } else if (fenced.matches()) {
                close(PieceForm.PROSE);
                fence = fenced.group(1);
            } else if (line.isBlank()) {
                close(PieceForm.PROSE);
            } else {
                text(line, start, end);
            }
        }

        private void text(String line, int start, int end) {
            var form = HEADING.matcher(line).matches()
                    ? PieceForm.HEADING
                    : isRule(line) ? PieceForm.RULE : ROW.matcher(line).matches() ? PieceForm.ROW : PieceForm.PROSE;
            if (form != PieceForm.PROSE) {
                close(PieceForm.PROSE);
                pieces.add(new MarkdownPiece(form, start, end));
                return;
            }
            if (ITEM.matcher(line).matches()) {
                close(PieceForm.PROSE);
            }
            extend(start, end);
        }

        private static boolean isRule(String line) {
            return RULE.matcher(line).matches() && (line.contains("--") || line.contains("=="));
        }

        private void extend(int start, int end) {
            open = open < 0 ? start : open;
            openEnd = end;
        }

        private void close(PieceForm form) {
            if (open >= 0) {
                pieces.add(new MarkdownPiece(form, open, openEnd));
            }
            open = -1;
        }
    }
}
