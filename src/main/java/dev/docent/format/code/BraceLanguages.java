package dev.docent.format.code;

import static dev.docent.format.code.BraceLanguage.Trait.*;

import dev.docent.corpus.Language;
import java.util.List;
import java.util.Set;

/** The languages with braces. To add one, add a constant and list it in {@link #ALL}. */
final class BraceLanguages {
    private static final BraceLanguage JAVA = new BraceLanguage(
            Set.of(Language.JAVA, Language.GROOVY),
            Set.of(TYPED_FUNCTIONS, TRIPLE_QUOTES),
            Set.of("class", "interface", "enum", "record"),
            Set.of("def"),
            Set.of(),
            Set.of("import", "package"));

    private static final BraceLanguage KOTLIN = new BraceLanguage(
            Set.of(Language.KOTLIN),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES, PLACEHOLDERS),
            Set.of("class", "interface", "object"),
            Set.of("fun", "constructor"),
            Set.of("val", "var", "typealias"),
            Set.of("import", "package"));

    private static final BraceLanguage SCALA = new BraceLanguage(
            Set.of(Language.SCALA),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES, LIFETIMES, PLACEHOLDERS),
            Set.of("class", "trait", "object", "enum"),
            Set.of("def"),
            Set.of("val", "var", "type", "given"),
            Set.of("import", "package"));

    private static final BraceLanguage JAVASCRIPT = new BraceLanguage(
            Set.of(Language.JAVASCRIPT, Language.TYPESCRIPT),
            Set.of(NEWLINE_ENDS, METHODS_BY_NAME, SINGLE_QUOTED_STRINGS, TEMPLATES, REGULAR_EXPRESSIONS),
            Set.of("class", "interface", "enum", "namespace", "module"),
            Set.of("function"),
            Set.of("const", "let", "var", "type"),
            Set.of("import"));

    private static final BraceLanguage GO = new BraceLanguage(
            Set.of(Language.GO),
            Set.of(NEWLINE_ENDS, RAW_BACKTICKS, RECEIVERS),
            Set.of(),
            Set.of("func"),
            Set.of("type", "const", "var"),
            Set.of("import", "package"));

    private static final BraceLanguage C = new BraceLanguage(
            Set.of(Language.C, Language.CPP, Language.OBJECTIVE_C),
            Set.of(TYPED_FUNCTIONS, PREPROCESSOR, RAW_PARENTHESES, TYPE_WORDS_IN_TYPES),
            Set.of("class", "struct", "union", "enum", "namespace"),
            Set.of(),
            Set.of(),
            Set.of());

    private static final BraceLanguage RUST = new BraceLanguage(
            Set.of(Language.RUST),
            Set.of(NESTED_COMMENTS, LIFETIMES, RAW_HASHES),
            Set.of("struct", "enum", "union", "trait", "impl", "mod"),
            Set.of("fn"),
            Set.of("const", "static", "type", "macro_rules"),
            Set.of("use", "extern"));

    private static final BraceLanguage CSHARP = new BraceLanguage(
            Set.of(Language.CSHARP),
            Set.of(TYPED_FUNCTIONS, PROPERTIES, PREPROCESSOR, VERBATIM_STRINGS, TRIPLE_QUOTES),
            Set.of("class", "interface", "struct", "enum", "record", "namespace"),
            Set.of(),
            Set.of(),
            Set.of("using", "extern"));

    private static final BraceLanguage SWIFT = new BraceLanguage(
            Set.of(Language.SWIFT),
            Set.of(NEWLINE_ENDS, NESTED_COMMENTS, TRIPLE_QUOTES),
            Set.of("class", "struct", "enum", "protocol", "extension", "actor"),
            Set.of("func", "init", "deinit", "subscript"),
            Set.of("let", "var", "typealias"),
            Set.of("import"));

    private static final BraceLanguage DART = new BraceLanguage(
            Set.of(Language.DART),
            Set.of(TYPED_FUNCTIONS, SINGLE_QUOTED_STRINGS, TRIPLE_QUOTES),
            Set.of("class", "enum", "mixin", "extension"),
            Set.of(),
            Set.of("typedef"),
            Set.of("import", "export", "library", "part"));

    private static final BraceLanguage PHP = new BraceLanguage(
            Set.of(Language.PHP),
            Set.of(SINGLE_QUOTED_STRINGS, HASH_COMMENTS),
            Set.of("class", "interface", "trait", "enum"),
            Set.of("function"),
            Set.of("const"),
            Set.of("use", "namespace"));

    private static final BraceLanguage PROTOCOL_BUFFERS = new BraceLanguage(
            Set.of(Language.PROTOCOL_BUFFERS),
            Set.of(SINGLE_QUOTED_STRINGS),
            Set.of("message", "service", "enum", "extend"),
            Set.of("rpc"),
            Set.of(),
            Set.of("import", "package", "syntax"));

    static final List<BraceLanguage> ALL =
            List.of(JAVA, KOTLIN, SCALA, JAVASCRIPT, GO, C, RUST, CSHARP, SWIFT, DART, PHP, PROTOCOL_BUFFERS);

    private BraceLanguages() {}
}
