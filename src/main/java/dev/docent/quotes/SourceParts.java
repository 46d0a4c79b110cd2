package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits source code: the text of comments is like any other text, code comes in short pieces. The code that a comment
 * describes follows its first paragraph. For one use.
 */
final class SourceParts {
    /** A comment of one line with fewer than 8 words stays in the code that it explains. */
    private static final int MIN_COMMENT_WORDS = 8;

    /** The most lines of the head of a declaration: 6. */
    private static final int MAX_HEAD_LINES = 6;

    private final List<PassagePart> parts = new ArrayList<>();
    private final List<String> code = new ArrayList<>();
    private final List<String> lines;
    private final SourceSyntax syntax;
    private final String heading;

    /** The lines of the comment directly above the code at hand. */
    private List<String> comment = List.of();

    private SourceParts(List<String> lines, SourceSyntax syntax, String heading) {
        this.lines = lines;
        this.syntax = syntax;
        this.heading = heading;
    }

    /**
     * Returns the parts of a passage.
     *
     * @param heading what contains the passage, for example a class; the heading of each comment is this and the name
     *     that it describes
     */
    static List<PassagePart> of(List<String> lines, SourceSyntax syntax, String heading) {
        return new SourceParts(lines, syntax, heading).read();
    }

    private List<PassagePart> read() {
        int at = readRestOfComment();
        while (at < lines.size()) {
            int end = endOfComment(at);
            if (end > at) {
                endCode();
                comment = lines.subList(at, end);
                at = end;
            } else {
                addLine(lines.get(at));
                at++;
            }
        }
        endCode();
        return parts;
    }

    /** A passage may begin in the middle of a block: its lines up to the end of the block begin with an asterisk. */
    private int readRestOfComment() {
        var comments = syntax.comments();
        if (!comments.close.equals("*/")
                || lines.isEmpty()
                || !lines.get(0).strip().startsWith("*")) {
            return 0;
        }
        int end = 0;
        while (end < lines.size() && lines.get(end).strip().startsWith("*")) {
            end++;
        }
        comment = lines.subList(0, end);
        return end;
    }

    /** Returns the line after the comment that begins on a line, or the line itself if none does that is worth quoting. */
    private int endOfComment(int start) {
        var line = lines.get(start).strip();
        var comments = syntax.comments();
        if (!comments.open.isEmpty() && isOpening(line)) {
            int end = start + 1;
            int text = line.indexOf(comments.open) + comments.open.length();
            boolean closed = line.indexOf(comments.close, text) >= 0;
            while (end < lines.size() && !closed) {
                closed = lines.get(end).contains(comments.close);
                end++;
            }
            return end;
        }
        int end = start;
        int words = 0;
        while (end < lines.size() && isLineComment(lines.get(end).strip())) {
            words += lines.get(end).strip().split("\\s+", -1).length - 1;
            end++;
        }
        return words >= MIN_COMMENT_WORDS ? end : start;
    }

    private boolean isOpening(String line) {
        var open = syntax.comments().open;
        boolean raw = syntax.comments() == SourceSyntax.Comments.PYTHON && line.startsWith("r" + open);
        return line.startsWith(open) || raw;
    }

    private boolean isLineComment(String line) {
        var mark = syntax.comments().line;
        return !mark.isEmpty() && line.startsWith(mark) && !line.startsWith("#!");
    }

    /** Code ends at a blank line, once there is enough of it. */
    private void addLine(String line) {
        if (!line.isBlank()) {
            code.add(line);
            return;
        }
        if (comment.isEmpty() && code.size() >= PassagePart.MAX_CODE_LINES / 2) {
            endCode();
        } else if (!code.isEmpty()) {
            code.add("");
        }
    }

    private void endCode() {
        while (!code.isEmpty() && code.get(code.size() - 1).isBlank()) {
            code.remove(code.size() - 1);
        }
        if (comment.isEmpty()) {
            addCode(0, heading);
        } else {
            addCommented();
        }
        comment = List.of();
        code.clear();
    }

    private void addCommented() {
        var described = DeclaredName.in(code)
                .filter(name -> !heading.contains(name))
                .map(name -> heading + " " + name)
                .orElse(heading);
        var text = CommentText.parts(comment, syntax, described);
        int first = !text.isEmpty() && isSummary(text.get(0)) ? 1 : 0;
        parts.addAll(text.subList(0, first));
        int shown = 0;
        if (!code.isEmpty() && first > 0) {
            boolean whole = PassagePart.isShort(code.size()) && !DeclaredName.isOfType(code);
            shown = whole ? code.size() : endOfHead();
            var head = PassagePart.code(code, shown, syntax.name(), described);
            parts.add(new PassagePart(head.kind(), head.text(), described, false, true));
        }
        parts.addAll(text.subList(first, text.size()));
        addCode(shown, described);
    }

    /** A sentence that ends with a colon belongs to what follows it in the comment. */
    private static boolean isSummary(PassagePart part) {
        return part.kind() == BlockKind.PROSE && !part.text().endsWith(":");
    }

    private int endOfHead() {
        for (int at = 0; at < Math.min(MAX_HEAD_LINES, code.size()); at++) {
            var line = code.get(at).stripTrailing();
            if (line.endsWith("{") || line.endsWith(":") || line.endsWith(";") || line.isEmpty()) {
                return at + 1;
            }
        }
        return Math.min(MAX_HEAD_LINES, code.size());
    }

    /** Adds the code from a line on, in pieces of a readable length. */
    private void addCode(int from, String described) {
        int start = from;
        while (start < code.size()) {
            if (code.get(start).isBlank()) {
                start++;
                continue;
            }
            int rest = code.size() - start;
            int end = PassagePart.isShort(rest) ? code.size() : start + lengthOfPiece(start);
            var piece = code.subList(start, end);
            if (piece.stream().anyMatch(SourceParts::saysSomething)) {
                var part = PassagePart.code(piece, piece.size(), syntax.name(), described);
                parts.add(new PassagePart(part.kind(), part.text(), described, end < code.size(), false));
            }
            start = end;
        }
    }

    /** Returns how many lines the piece has: up to a blank line in its second half, if there is one. */
    private int lengthOfPiece(int start) {
        for (int length = PassagePart.MAX_CODE_LINES; length > PassagePart.MAX_CODE_LINES / 2; length--) {
            if (code.get(start + length).isBlank()) {
                return length;
            }
        }
        return PassagePart.MAX_CODE_LINES;
    }

    private static boolean saysSomething(String line) {
        return line.chars().anyMatch(Character::isLetterOrDigit);
    }
}
