package dev.docent.quotes;

import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;

/**
 * How comments look in a language.
 *
 * @param name the language, as fences name it
 * @param comments how they begin and end
 */
record SourceSyntax(String name, Comments comments) {
    /** The families of comments. */
    enum Comments {
        /** Slashes, and blocks whose text is HTML with tags: Javadoc and similar formats. */
        JAVADOC("//", "/*", "*/"),
        /** Slashes and blocks whose text is Markdown. */
        SLASHES("//", "/*", "*/"),
        /** Number signs. */
        HASHES("#", "", ""),
        /** Number signs, and strings in three quotes. */
        PYTHON("#", "\"\"\"", "\"\"\""),
        /** Two dashes, and blocks. */
        SQL("--", "/*", "*/"),
        /** Those of XML. */
        XML("", "<!--", "-->"),
        /** None, or none that is known. */
        NONE("", "", "");

        /** What a comment of one line begins with; empty if there are none. */
        final String line;
        /** What a comment of several lines begins with; empty if there are none. */
        final String open;

        final String close;

        Comments(String line, String open, String close) {
            this.line = line;
            this.open = open;
            this.close = close;
        }
    }

    private static Comments comments(Language language) {
        return switch (language) {
            case JAVA, SCALA, GROOVY, JENKINSFILE, PHP, CSHARP, C, CPP, OBJECTIVE_C -> Comments.JAVADOC;
            case KOTLIN, JAVASCRIPT, TYPESCRIPT, GO, RUST, SWIFT, DART, PROTOCOL_BUFFERS, CSS, SCSS, LESS ->
                Comments.SLASHES;
            case PYTHON -> Comments.PYTHON;
            case RUBY,
                    SHELL,
                    YAML,
                    TOML,
                    INI,
                    PROPERTIES,
                    CODEOWNERS,
                    REQUIREMENTS,
                    DOCKERFILE,
                    MAKEFILE,
                    CMAKE,
                    CONF,
                    HCL,
                    GRAPHQL -> Comments.HASHES;
            case SQL -> Comments.SQL;
            case XML -> Comments.XML;
            case JSON,
                    CSV,
                    MARKDOWN,
                    HTML,
                    PDF,
                    POWERPOINT,
                    EXCEL,
                    ODT,
                    ODP,
                    ODS,
                    WORD,
                    NOTEBOOK,
                    EMAIL,
                    EPUB,
                    RTF,
                    RESTRUCTURED_TEXT,
                    ASCIIDOC,
                    ORG,
                    MAN,
                    TEXT -> Comments.NONE;
        };
    }

    /** Returns the syntax of a file. In an unknown language, it has no comments and is named by the extension. */
    static SourceSyntax of(String path) {
        var extension = Extensions.of(path);
        return Language.of(path)
                .map(language -> new SourceSyntax(language.fence(), comments(language)))
                .orElseGet(() -> new SourceSyntax(extension.isEmpty() ? "" : extension.substring(1), Comments.NONE));
    }
}
