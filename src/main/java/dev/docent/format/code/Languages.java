package dev.docent.format.code;

import static dev.docent.format.code.Language.Trait.*;

import java.util.List;
import java.util.Set;

/** The languages with braces. A further one is a further constant, listed in {@link #ALL}. */
final class Languages {
    private static final Language JAVA = new Language(
            Set.of(".java", ".groovy", ".gradle"),
            Set.of(TYPED_FUNCTIONS, TRIPLE_QUOTES),
            Set.of("class", "interface", "enum", "record"),
            Set.of("def"),
            Set.of(),
            Set.of("import", "package"));

    private static final Language KOTLIN = new Language(
            Set.of(".kt", ".kts"),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES, PLACEHOLDERS),
            Set.of("class", "interface", "object"),
            Set.of("fun", "constructor"),
            Set.of("val", "var", "typealias"),
            Set.of("import", "package"));

    private static final Language SCALA = new Language(
            Set.of(".scala", ".sc"),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES, LIFETIMES, PLACEHOLDERS),
            Set.of("class", "trait", "object", "enum"),
            Set.of("def"),
            Set.of("val", "var", "type", "given"),
            Set.of("import", "package"));

    private static final Language JAVASCRIPT = new Language(
            Set.of(".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"),
            Set.of(NEWLINE_ENDS, METHODS_BY_NAME, SINGLE_QUOTED_STRINGS, TEMPLATES, REGULAR_EXPRESSIONS),
            Set.of("class", "interface", "enum", "namespace", "module"),
            Set.of("function"),
            Set.of("const", "let", "var", "type"),
            Set.of("import"));

    private static final Language GO = new Language(
            Set.of(".go"),
            Set.of(NEWLINE_ENDS, RAW_BACKTICKS, RECEIVERS),
            Set.of(),
            Set.of("func"),
            Set.of("type", "const", "var"),
            Set.of("import", "package"));

    private static final Language C = new Language(
            Set.of(
                    ".c", ".h", ".cc", ".cpp", ".cxx", ".c++", ".hh", ".hpp", ".hxx", ".inl", ".m", ".mm", ".ino",
                    ".cu"),
            Set.of(TYPED_FUNCTIONS, PREPROCESSOR, RAW_PARENTHESES, TYPE_WORDS_IN_TYPES),
            Set.of("class", "struct", "union", "enum", "namespace"),
            Set.of(),
            Set.of(),
            Set.of());

    private static final Language RUST = new Language(
            Set.of(".rs"),
            Set.of(NESTED_COMMENTS, LIFETIMES, RAW_HASHES),
            Set.of("struct", "enum", "union", "trait", "impl", "mod"),
            Set.of("fn"),
            Set.of("const", "static", "type", "macro_rules"),
            Set.of("use", "extern"));

    private static final Language CSHARP = new Language(
            Set.of(".cs"),
            Set.of(TYPED_FUNCTIONS, PROPERTIES, PREPROCESSOR, VERBATIM_STRINGS, TRIPLE_QUOTES),
            Set.of("class", "interface", "struct", "enum", "record", "namespace"),
            Set.of(),
            Set.of(),
            Set.of("using", "extern"));

    private static final Language SWIFT = new Language(
            Set.of(".swift"),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES),
            Set.of("class", "struct", "enum", "protocol", "extension", "actor"),
            Set.of("func", "init", "deinit", "subscript"),
            Set.of("let", "var", "typealias"),
            Set.of("import"));

    private static final Language DART = new Language(
            Set.of(".dart"),
            Set.of(TYPED_FUNCTIONS, SINGLE_QUOTED_STRINGS, TRIPLE_QUOTES),
            Set.of("class", "enum", "mixin", "extension"),
            Set.of(),
            Set.of("typedef"),
            Set.of("import", "export", "library", "part"));

    private static final Language PHP = new Language(
            Set.of(".php"),
            Set.of(SINGLE_QUOTED_STRINGS, HASH_COMMENTS),
            Set.of("class", "interface", "trait", "enum"),
            Set.of("function"),
            Set.of("const"),
            Set.of("use", "namespace"));

    private static final Language PROTOCOL_BUFFERS = new Language(
            Set.of(".proto"),
            Set.of(SINGLE_QUOTED_STRINGS),
            Set.of("message", "service", "enum"),
            Set.of("rpc"),
            Set.of(),
            Set.of("import", "package", "syntax"));

    static final List<Language> ALL =
            List.of(JAVA, KOTLIN, SCALA, JAVASCRIPT, GO, C, RUST, CSHARP, SWIFT, DART, PHP, PROTOCOL_BUFFERS);

    private Languages() {}
}
