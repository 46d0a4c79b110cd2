package dev.docent.quotes;

import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    private static final Map<Language, Comments> COMMENTS = comments(Map.of(
            Comments.JAVADOC,
            List.of(
                    Language.JAVA,
                    Language.SCALA,
                    Language.GROOVY,
                    Language.PHP,
                    Language.CSHARP,
                    Language.C,
                    Language.CPP,
                    Language.OBJECTIVE_C),
            Comments.SLASHES,
            List.of(
                    Language.KOTLIN,
                    Language.JAVASCRIPT,
                    Language.TYPESCRIPT,
                    Language.GO,
                    Language.RUST,
                    Language.SWIFT,
                    Language.DART,
                    Language.PROTOCOL_BUFFERS,
                    Language.CSS,
                    Language.SCSS),
            Comments.PYTHON,
            List.of(Language.PYTHON),
            Comments.HASHES,
            List.of(
                    Language.RUBY,
                    Language.SHELL,
                    Language.YAML,
                    Language.TOML,
                    Language.PROPERTIES,
                    Language.MAKEFILE,
                    Language.HCL,
                    Language.GRAPHQL),
            Comments.SQL,
            List.of(Language.SQL),
            Comments.XML,
            List.of(Language.XML)));

    private static Map<Language, Comments> comments(Map<Comments, List<Language>> families) {
        var comments = new EnumMap<Language, Comments>(Language.class);
        families.forEach((family, languages) -> languages.forEach(language -> comments.put(language, family)));
        return comments;
    }

    /** Returns the syntax of a file. In an unknown language, it has no comments and is named by the extension. */
    static SourceSyntax of(String path) {
        var extension = Extensions.of(path);
        return Language.of(path)
                .map(language -> new SourceSyntax(language.fence(), COMMENTS.getOrDefault(language, Comments.NONE)))
                .orElseGet(() -> new SourceSyntax(extension.isEmpty() ? "" : extension.substring(1), Comments.NONE));
    }
}
