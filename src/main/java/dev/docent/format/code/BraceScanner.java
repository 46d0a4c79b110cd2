package dev.docent.format.code;

import dev.docent.corpus.Lines;
import dev.docent.format.code.BraceLanguage.Trait;
import dev.docent.format.code.Declared.Construct;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declarations of a language with braces, statement by statement. It scans the blocks of types, and skips all
 * other blocks. One file, one thread; time is linear in the text.
 */
final class BraceScanner {
    /** Types nested deeper are not scanned. */
    private static final int MAX_TYPE_DEPTH = 16;

    private static final String CONTINUES_AFTER = "=,.:&|?+-*/<";
    private static final String CONTINUES_WITH = ".?:|&={";
    private static final Set<String> WRAPPERS = Set.of("define", "require");

    /**
     * A block that is scanned.
     *
     * @param path the names around its members
     * @param declaration the type whose block it is, if it has one
     * @param type whether it is the block of a type
     */
    private record Container(List<String> path, @Nullable Declaration declaration, boolean type) {}

    private final BraceLanguage language;
    private final Lines lines;
    private final Lexer lexer;
    private final HeadReader reader;
    private final Head head = new Head();
    private final Deque<Container> containers = new ArrayDeque<>();
    private final List<Declaration> found = new ArrayList<>();
    private final List<Declaration> imports = new ArrayList<>();
    private @Nullable Declaration tail;
    private int line;

    BraceScanner(String text, Lines lines, BraceLanguage language) {
        this.language = language;
        this.lines = lines;
        this.lexer = new Lexer(text, language);
        this.reader = new HeadReader(language);
        containers.push(new Container(List.of(), null, false));
    }

    SourceLayout scan() {
        for (Token token = lexer.next(); token.type() != Token.Type.END; token = lexer.next()) {
            if (endsBefore(token)) {
                endStatement(false);
            }
            line = token.lastLine();
            accept(token);
        }
        endStatement(false);
        containers.forEach(container -> endAt(lines.count(), container.declaration()));
        return new SourceLayout(lines, found, imports, lexer::isComment);
    }

    private void accept(Token token) {
        if (token.is('{')) {
            openBlock(token);
        } else if (token.is('}')) {
            closeContainer(token);
        } else if (token.is(';') && head.depth() == 0) {
            endStatement(true);
        } else {
            head.add(token);
        }
    }

    private boolean endsBefore(Token token) {
        if (!language.has(Trait.NEWLINE_ENDS) || head.isEmpty() || head.depth() > 0) {
            return false;
        }
        Token last = head.last();
        if (token.line() == last.lastLine()) {
            return false;
        }
        boolean goesOn = (last.type() == Token.Type.SIGN && CONTINUES_AFTER.contains(last.text()))
                || (token.type() == Token.Type.SIGN && CONTINUES_WITH.contains(token.text()));
        return !goesOn && !(head.first().is('@') && head.essence(language).isEmpty());
    }

    private void endStatement(boolean semicolon) {
        if (!head.isEmpty()) {
            int end = semicolon ? line : head.last().lastLine();
            if (tail != null && head.first().line() == tail.endLine()) {
                tail.endsAt(end);
                nameByTail(tail);
            } else {
                add(reader.read(head, containers.getFirst().type(), false), end);
            }
        }
        tail = null;
        head.clear();
    }

    /** {@code typedef struct {…} name;} */
    private void nameByTail(Declaration declaration) {
        if (declaration.name().isEmpty() && head.last().isWord()) {
            declaration.rename(head.last().text());
        }
    }

    private static void endAt(int line, @Nullable Declaration declaration) {
        if (declaration != null) {
            declaration.endsAt(line);
        }
    }

    private @Nullable Declaration add(Declared declared, int end) {
        if (declared.construct() == Construct.NOTHING) {
            return null;
        }
        var declaration = new Declaration(
                containers.getFirst().path(), declared.name(), head.first().line(), end);
        (declared.construct() == Construct.IMPORT ? imports : found).add(declaration);
        return declaration;
    }

    private void openBlock(Token brace) {
        if (head.isEmpty()) {
            passBlock(null);
            return;
        }
        if (head.depth() > 0) {
            if (isWrapper()) {
                head.clear();
                containers.push(new Container(containers.getFirst().path(), null, false));
            } else {
                passBlock(null);
            }
            return;
        }
        boolean transparent = language.has(Trait.TYPE_WORDS_IN_TYPES)
                && head.first().isWord("extern")
                && head.last().type() == Token.Type.LITERAL;
        var declared = transparent
                ? new Declared(Construct.TYPE, "")
                : reader.read(head, containers.getFirst().type(), true);
        var declaration = add(declared, brace.line());
        if (declared.construct() == Construct.TYPE && containers.size() <= MAX_TYPE_DEPTH) {
            var path = declaration == null ? List.<String>of() : declaration.path();
            containers.push(new Container(path, declaration, !transparent && !isNamespace()));
            head.clear();
            tail = null;
            return;
        }
        passBlock(declaration);
        if (declared.construct() == Construct.NOTHING && language.has(Trait.NEWLINE_ENDS)) {
            return; // The statement continues after a literal: const {a} = b.
        }
        tail = declaration;
        head.clear();
    }

    private boolean isNamespace() {
        return head.contains("namespace") || (head.contains("mod") && !head.contains("class"));
    }

    /** {@code (function () {…})()} and {@code define([…], function () {…})} wrap whole files. */
    private boolean isWrapper() {
        Token first = head.first();
        return language.has(Trait.METHODS_BY_NAME)
                && containers.size() == 1
                && (first.is('(') || first.is('!') || (first.isWord() && WRAPPERS.contains(first.text())))
                && (head.contains("function") || head.last().is('>'));
    }

    /** Skips a block without declarations of interest, and ends the declaration that it belongs to. */
    private void passBlock(@Nullable Declaration declaration) {
        int open = 1;
        Token token;
        do {
            token = lexer.next();
            if (token.is('{')) {
                open++;
            } else if (token.is('}')) {
                open = endsEverything(token) ? 0 : open - 1;
            }
        } while (open > 0 && token.type() != Token.Type.END);
        line = token.lastLine();
        int end = Math.min(token.line(), Math.max(1, lines.count()));
        endAt(end, declaration);
        if (head.depth() > 0 && token.is('}') && endsEverything(token)) {
            head.clear(); // Parentheses that were never closed, for the same reason.
        } else if (!head.isEmpty()) {
            head.add(new Token(Token.Type.LITERAL, "", token.line(), end));
        }
    }

    /**
     * The branches of {@code #if} and {@code #else} may open one brace twice. A brace at the start of a line then counts
     * more than the depth.
     */
    private boolean endsEverything(Token brace) {
        return language.has(Trait.TYPE_WORDS_IN_TYPES)
                && lines.line(brace.line()).startsWith("}");
    }

    private void closeContainer(Token brace) {
        endStatement(false);
        if (containers.size() > 1) {
            tail = containers.pop().declaration();
            endAt(brace.line(), tail);
        }
    }
}
