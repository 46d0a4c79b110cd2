package dev.docent.format.code;

import dev.docent.format.code.BraceLanguage.Trait;
import dev.docent.format.code.Declared.Construct;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Determines what the head of a statement declares. Immutable. */
final class HeadReader {
    /** Statements with parentheses and a block. */
    private static final Set<String> CONTROL =
            Set.of("if", "for", "while", "switch", "catch", "synchronized", "lock", "foreach", "using");
    /** Words that begin a statement without a declaration. */
    private static final Set<String> STATEMENTS =
            Set.of("return", "else", "do", "try", "throw", "new", "await", "yield", "case", "goto");
    /** Words before parentheses that decorate what follows. */
    private static final Set<String> DECORATIONS =
            Set.of("__attribute__", "__declspec", "alignas", "decltype", "noexcept", "static_assert", "requires");

    private static final Set<String> NOT_TYPE_NAMES = Set.of("final", "extends", "implements", "sealed");
    private static final Set<String> MODIFIERS = Set.of("pub", "export", "public", "private", "global", "unsafe");

    private final BraceLanguage language;

    HeadReader(BraceLanguage language) {
        this.language = language;
    }

    /**
     * @param inType whether the statement is a member of a type
     * @param block whether a block follows, or the statement ends
     */
    Declared read(Head head, boolean inType, boolean block) {
        var tokens = head.essence(language);
        if (tokens.isEmpty()) {
            return Declared.NOTHING;
        }
        if (isImport(tokens)) {
            return new Declared(Construct.IMPORT, "");
        }
        return byKeyword(head, tokens)
                .or(() -> byAssignment(tokens, block))
                .or(() -> byParentheses(tokens, inType, block))
                .or(() -> property(tokens, inType, block))
                .orElse(Declared.NOTHING);
    }

    private boolean isImport(List<Token> tokens) {
        int at = 0;
        while (Names.isWordAt(tokens, at) && MODIFIERS.contains(tokens.get(at).text())) {
            at++;
            if (Names.isAt(tokens, at, '(')) {
                at++;
            }
        }
        return Names.isWordAt(tokens, at)
                && language.imports().contains(tokens.get(at).text())
                // In Go an import may have parentheses; elsewhere that is a call.
                && (language.has(Trait.RECEIVERS) || !Names.isAt(tokens, at + 1, '('));
    }

    private Optional<Declared> byKeyword(Head head, List<Token> tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            if (!tokens.get(at).isWord() || Names.isAt(tokens, at - 1, '.')) {
                continue;
            }
            String word = tokens.get(at).text();
            Optional<Declared> found = Optional.empty();
            if (language.types().contains(word)) {
                found = type(tokens, at);
            } else if (language.functions().contains(word)) {
                found = Optional.of(new Declared(Construct.FUNCTION, functionName(head, tokens, at)));
            } else if (language.variables().contains(word) && !isKeyword(tokens, at + 1)) {
                String name = Names.forward(tokens, at + 1);
                found = name.isEmpty() ? Optional.empty() : Optional.of(new Declared(Construct.VALUE, name));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isKeyword(List<Token> tokens, int at) {
        if (!Names.isWordAt(tokens, at)) {
            return false;
        }
        String word = tokens.get(at).text();
        return language.types().contains(word) || language.functions().contains(word) || word.equals("unsafe");
    }

    private Optional<Declared> type(List<Token> tokens, int at) {
        if (isKeyword(tokens, at + 1)) {
            return Optional.empty();
        }
        String word = tokens.get(at).text();
        if (language.has(Trait.TYPE_WORDS_IN_TYPES)) {
            return typeOfC(tokens, at);
        }
        int end = Names.afterAngles(tokens, at + 1);
        for (int i = end; word.equals("impl") && i < tokens.size(); i++) {
            if (tokens.get(i).isWord("for")) {
                end = i + 1;
            }
        }
        String name = Names.forward(tokens, end);
        if (name.isEmpty() || NOT_TYPE_NAMES.contains(name)) {
            boolean unnamed = word.equals("object") || tokens.get(0).isWord("export");
            String standIn = word.equals("object") ? "Companion" : "default";
            return unnamed ? Optional.of(new Declared(Construct.TYPE, standIn)) : Optional.empty();
        }
        return Optional.of(new Declared(Construct.TYPE, name));
    }

    /** In C {@code struct a *f(struct b x)} is a function and {@code struct a x = …} a variable. */
    private static Optional<Declared> typeOfC(List<Token> tokens, int at) {
        int name = -1;
        int i = at + 1;
        for (; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is('=') || (token.is('(') && !isDecoration(tokens, i - 1))) {
                return Optional.empty();
            }
            boolean doubleColon = token.is(':') && (Names.isAt(tokens, i + 1, ':') || Names.isAt(tokens, i - 1, ':'));
            if ((token.is(':') && !doubleColon) || token.is('<')) {
                break;
            }
            if (token.isWord() && !NOT_TYPE_NAMES.contains(token.text()) && !isDecoration(tokens, i)) {
                name = i;
            }
        }
        return Optional.of(new Declared(Construct.TYPE, name < 0 ? "" : Names.backward(tokens, name)));
    }

    private static boolean isDecoration(List<Token> tokens, int at) {
        return Names.isWordAt(tokens, at) && DECORATIONS.contains(tokens.get(at).text());
    }

    private String functionName(Head head, List<Token> tokens, int at) {
        if (language.has(Trait.RECEIVERS) && Names.isAt(tokens, at + 1, '(')) {
            return head.lastWordOfFirstGroup() + "." + Names.forward(tokens, at + 2);
        }
        String name = Names.forward(tokens, at + 1);
        if (!name.isEmpty()) {
            return name;
        }
        String assigned = assignedName(tokens);
        if (!assigned.isEmpty()) {
            return assigned;
        }
        return language.has(Trait.METHODS_BY_NAME) ? "default" : tokens.get(at).text();
    }

    /** {@code exports.name = …}: a declaration by assignment in a script. */
    private Optional<Declared> byAssignment(List<Token> tokens, boolean block) {
        if (!language.has(Trait.METHODS_BY_NAME)) {
            return Optional.empty();
        }
        String name = assignedName(tokens);
        boolean arrow = false;
        for (int at = 1; at < tokens.size() && !arrow; at++) {
            arrow = tokens.get(at).is('>') && tokens.get(at - 1).is('=');
        }
        return name.isEmpty() || !(arrow || block)
                ? Optional.empty()
                : Optional.of(new Declared(arrow ? Construct.FUNCTION : Construct.VALUE, name));
    }

    private static String assignedName(List<Token> tokens) {
        for (int at = 1; at < tokens.size(); at++) {
            if (tokens.get(at).is('(') || tokens.get(at).is('<')) {
                return "";
            }
            if (tokens.get(at).is(':') || tokens.get(at).is('=')) {
                return withoutExports(Names.backward(tokens, at - 1));
            }
        }
        return "";
    }

    private static String withoutExports(String name) {
        String rest = name.startsWith("module.") ? name.substring("module.".length()) : name;
        rest = rest.startsWith("exports.") ? rest.substring("exports.".length()) : rest;
        return rest.replace(".prototype.", ".");
    }

    private Optional<Declared> byParentheses(List<Token> tokens, boolean inType, boolean block) {
        boolean byName = language.has(Trait.METHODS_BY_NAME) && inType;
        if (!byName && !language.has(Trait.TYPED_FUNCTIONS)) {
            return Optional.empty();
        }
        int open = -1;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.isWord("operator")) {
                return Optional.of(new Declared(Construct.FUNCTION, operatorName(tokens, at)));
            }
            if (token.is('=') && open < 0) {
                return Optional.empty();
            }
            int name = Names.beforeAngles(tokens, at - 1);
            boolean named = token.is('(') && Names.isWordAt(tokens, name) && !isDecoration(tokens, name);
            // EXPORT(int) name(int x): the first parentheses are a macro's.
            if (named && (open < 0 || (open == 1 && at > 2))) {
                open = at;
            }
            if (open > 0 && (token.is(':') || token.is('='))) {
                break;
            }
        }
        int wordsBefore = byName || block ? 1 : 2;
        if (open < wordsBefore || STATEMENTS.contains(tokens.get(0).text())) {
            return Optional.empty();
        }
        boolean control = open == 1 && !byName && CONTROL.contains(tokens.get(0).text());
        return control
                ? Optional.empty()
                : Optional.of(
                        new Declared(Construct.FUNCTION, Names.backward(tokens, Names.beforeAngles(tokens, open - 1))));
    }

    private static String operatorName(List<Token> tokens, int at) {
        var name = new StringBuilder(Names.backward(tokens, at));
        for (int i = at + 1; i < tokens.size() && (!tokens.get(i).is('(') || i == at + 1); i++) {
            name.append(tokens.get(i).isWord() ? " " : "").append(tokens.get(i).text());
        }
        return name.toString();
    }

    private Optional<Declared> property(List<Token> tokens, boolean inType, boolean block) {
        if (!language.has(Trait.PROPERTIES) || !inType || !block || tokens.size() < 2) {
            return Optional.empty();
        }
        Token last = tokens.get(tokens.size() - 1);
        boolean plain = tokens.stream().noneMatch(token -> token.is('=') || token.is('('));
        return plain && last.isWord() ? Optional.of(new Declared(Construct.FUNCTION, last.text())) : Optional.empty();
    }
}
