package dev.docent.format.code;

import dev.docent.corpus.Lines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds classes and functions by the first word of a line, and ends them where the indentation decreases. Lines inside
 * strings, parentheses and continued statements are ignored. One file, one thread.
 */
final class IndentScanner {
    private static final int MAX_DEPTH = 16;
    private static final Set<String> TYPES = Set.of("class", "module");
    private static final Set<String> FUNCTIONS = Set.of("def");
    private static final Set<String> IMPORTS = Set.of("import", "from", "require", "require_relative");

    private record Open(int indent, Declaration declaration, boolean type) {}

    private final Lines lines;
    private final PythonLines state = new PythonLines();
    private final BitSet comments = new BitSet();
    private final List<Declaration> found = new ArrayList<>();
    private final List<Declaration> imports = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /** The first line of the decorators above, or 0. */
    private int decorators;
    /** The last line that was not blank. */
    private int lastLine;

    IndentScanner(Lines lines) {
        this.lines = lines;
    }

    SourceLayout scan() {
        boolean importing = false;
        for (int number = 1; number <= lines.count(); number++) {
            boolean inside = state.goesOn();
            String line = lines.line(number);
            state.read(line);
            if (line.isBlank()) {
                continue;
            }
            if (inside) {
                if (importing) {
                    imports.get(imports.size() - 1).endsAt(number);
                }
            } else {
                importing = statement(number, line.strip());
            }
            lastLine = number;
        }
        end(0);
        return new SourceLayout(lines, found, imports, comments::get);
    }

    /** Returns whether the statement is an import. */
    private boolean statement(int number, String statement) {
        if (statement.startsWith("#")) {
            comments.set(number);
            return false;
        }
        int indent = lines.indent(number);
        boolean closesBlock = statement.equals("end") || statement.startsWith("end ") || statement.startsWith("end.");
        end(closesBlock ? indent + 1 : indent);
        if (statement.startsWith("@")) {
            decorators = decorators == 0 ? number : decorators;
            return false;
        }
        String word = word(statement, 0);
        int after = word.length();
        if (word.equals("async")) {
            after = skipSpaces(statement, after);
            word = word(statement, after);
            after += word.length();
        }
        boolean type = TYPES.contains(word);
        if (type || FUNCTIONS.contains(word)) {
            declare(number, indent, name(statement, skipSpaces(statement, after)), type);
        }
        decorators = 0;
        if (indent == 0 && IMPORTS.contains(word)) {
            imports.add(new Declaration(List.of(), "", number, number));
            return true;
        }
        return false;
    }

    private void declare(int number, int indent, String name, boolean type) {
        boolean insideFunction = !open.isEmpty() && !open.getLast().type();
        if (name.isEmpty() || insideFunction || open.size() >= MAX_DEPTH) {
            return;
        }
        List<String> outer =
                open.isEmpty() ? List.of() : open.getLast().declaration().path();
        var declaration = new Declaration(outer, name, decorators == 0 ? number : decorators, number);
        found.add(declaration);
        open.addLast(new Open(indent, declaration, type));
    }

    /** Ends the blocks that do not contain a line with this indentation. */
    private void end(int indent) {
        while (!open.isEmpty() && open.getLast().indent() >= indent) {
            open.removeLast().declaration().endsAt(lastLine);
        }
    }

    private static int skipSpaces(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static String word(String line, int from) {
        int end = from;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        return line.substring(from, end);
    }

    /** In Ruby, a name may have a receiver and end with a sign: {@code def self.empty?}. */
    private static String name(String line, int from) {
        int end = from;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || "_.?!:".indexOf(line.charAt(end)) >= 0)) {
            end++;
        }
        String name = line.substring(from, end);
        name = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
        return name.startsWith("self.") ? name.substring("self.".length()) : name;
    }
}
