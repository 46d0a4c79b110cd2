package dev.docent.format.code;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Reads shell scripts: a section for each function. A function ends with the first closing brace that has the
 * indentation of its first line; here documents are skipped.
 */
final class ShellParser implements DocumentParser {
    private static final String FUNCTION = "function ";

    @Override
    public Set<Language> languages() {
        return Set.of(Language.SHELL);
    }

    @Override
    public String version() {
        return "shell-1";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        var outline = new Outline(file.text());
        layout(outline.lines()).writeTo(outline);
        return outline.document(file, file.name());
    }

    private static SourceLayout layout(Lines lines) {
        var found = new ArrayList<Declaration>();
        var comments = new BitSet();
        String hereEnd = "";
        Declaration open = null;
        for (int number = 1; number <= lines.count(); number++) {
            String line = lines.line(number).strip();
            if (!hereEnd.isEmpty()) {
                hereEnd = line.equals(hereEnd) ? "" : hereEnd;
                continue;
            }
            if (line.startsWith("#")) {
                comments.set(number);
                continue;
            }
            hereEnd = hereDocument(line);
            if (open == null) {
                String name = functionName(line);
                if (!name.isEmpty()) {
                    open = new Declaration(List.of(), name, number, lines.count());
                    found.add(open);
                }
            }
            if (open != null && ends(open, number, line, lines)) {
                open.endsAt(number);
                open = null;
            }
        }
        return new SourceLayout(lines, found, List.of(), comments::get);
    }

    private static boolean ends(Declaration open, int number, String line, Lines lines) {
        if (number == open.startLine()) {
            return line.endsWith("}");
        }
        return line.startsWith("}") && lines.indent(number) <= lines.indent(open.startLine());
    }

    /** Returns the name of {@code name() …} or {@code function name …}; empty for other lines. */
    private static String functionName(String line) {
        boolean keyword = line.startsWith(FUNCTION);
        int start = keyword ? FUNCTION.length() : 0;
        int end = start;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "_-:.".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        String rest = line.substring(end).strip();
        return keyword || rest.startsWith("()") ? line.substring(start, end) : "";
    }

    /** Returns the line that ends the here document that begins on this line; empty if none begins. */
    private static String hereDocument(String line) {
        int at = line.indexOf("<<");
        if (at < 0 || line.startsWith("<<<", at)) {
            return "";
        }
        int start = at + 2;
        while (start < line.length() && "-~ '\"\\".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        return line.substring(start, end);
    }
}
