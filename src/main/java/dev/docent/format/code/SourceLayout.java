package dev.docent.format.code;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Lines;
import dev.docent.format.Outline;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Assigns every line of a source file to the innermost declaration around it, and comments directly above a declaration
 * to that declaration. Imports and a license at the top are left out, because they answer no question, unless the file
 * has nothing else.
 */
final class SourceLayout {
    private static final int NOBODY = -1;
    private static final int DROPPED = -2;
    private static final String CLOSERS = "{}()[];,";

    private final Lines lines;
    private final List<Declaration> declarations;
    private final List<Declaration> imports;
    private final IntPredicate comment;
    /** For each line, from 1, the index of its declaration in the list. */
    private final int[] owners;

    /**
     * @param declarations outer ones before those inside them
     * @param imports the statements that only import names
     * @param comment whether a line has only a comment
     */
    SourceLayout(Lines lines, List<Declaration> declarations, List<Declaration> imports, IntPredicate comment) {
        this.lines = lines;
        this.declarations = declarations;
        this.imports = imports;
        this.comment = comment;
        this.owners = new int[lines.count() + 1];
    }

    void writeTo(Outline outline) {
        Arrays.fill(owners, NOBODY);
        int licenceEnd = licenceEnd();
        for (int i = 0; i < declarations.size(); i++) {
            var declaration = declarations.get(i);
            own(withComment(declaration, licenceEnd), declaration.endLine(), i);
        }
        for (var statement : imports) {
            own(statement.startLine(), statement.endLine(), DROPPED);
        }
        own(1, licenceEnd, DROPPED);
        keepSomething();
        joinClosers();
        writeRuns(outline);
    }

    private void own(int start, int end, int owner) {
        Arrays.fill(owners, start, Math.max(start, Math.min(end, lines.count()) + 1), owner);
    }

    /** Above an outermost declaration, there may be blank lines between comments, because no other declaration can own them. */
    private int withComment(Declaration declaration, int licenceEnd) {
        int first = declaration.startLine();
        int line = first - 1;
        while (line > licenceEnd
                && (comment.test(line) || (declaration.isOutermost() && line > 1 && lines.isBlank(line)))) {
            if (comment.test(line)) {
                first = line;
            } else if (first == declaration.startLine()) {
                return first;
            }
            line--;
        }
        return first;
    }

    private int licenceEnd() {
        int first = 1;
        while (first <= lines.count() && lines.isBlank(first)) {
            first++;
        }
        int end = first;
        while (end <= lines.count() && comment.test(end) && !lines.isBlank(end)) {
            end++;
        }
        String text = end > first ? lines.text(first, end - 1).toLowerCase(Locale.ROOT) : "";
        boolean licence = text.contains("license") || text.contains("licence") || text.contains("copyright");
        return licence || text.contains("spdx") ? end - 1 : 0;
    }

    private void keepSomething() {
        for (int line = 1; line <= lines.count(); line++) {
            if (owners[line] != DROPPED && !lines.isBlank(line)) {
                return;
            }
        }
        Arrays.fill(owners, NOBODY);
    }

    /** The brace that closes a type belongs to the member before it, not to a separate block. */
    private void joinClosers() {
        int above = NOBODY;
        for (int line = 1; line <= lines.count(); line++) {
            if (lines.isBlank(line)) {
                continue;
            }
            if (above >= 0 && owners[line] != DROPPED && isCloser(lines.line(line))) {
                owners[line] = above;
            }
            above = owners[line];
        }
    }

    private static boolean isCloser(String line) {
        String closer = line.strip();
        for (int i = 0; i < closer.length(); i++) {
            if (CLOSERS.indexOf(closer.charAt(i)) < 0) {
                return closer.startsWith("end") && closer.length() == 3;
            }
        }
        return true;
    }

    private void writeRuns(Outline outline) {
        int start = 1;
        for (int line = 2; line <= lines.count() + 1; line++) {
            if (line > lines.count() || (owners[line] != owners[start] && !lines.isBlank(line))) {
                write(outline, owners[start], start, line - 1);
                start = line;
            }
        }
    }

    private void write(Outline outline, int owner, int start, int end) {
        if (owner == NOBODY) {
            outline.paragraphs(List.of(), BlockKind.CODE, start, end);
        } else if (owner >= 0) {
            outline.block(declarations.get(owner).path(), BlockKind.CODE, start, end);
        }
    }
}
