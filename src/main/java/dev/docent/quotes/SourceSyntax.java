package dev.docent.quotes;

import java.util.Map;
import java.util.Optional;

/**
 * How comments look in a language.
 *
 * @param name the language, as fences name it
 * @param comments how they begin and end
 */
record SourceSyntax(String name, Comments comments) {
    /** The families of comments. */
    enum Comments {
        /** Slashes, and blocks whose text is HTML with tags: Javadoc and what follows it. */
        JAVADOC(Optional.of("//"), Optional.of("/*"), "*/"),
        /** Slashes and blocks whose text is Markdown. */
        SLASHES(Optional.of("//"), Optional.of("/*"), "*/"),
        /** Number signs. */
        HASHES(Optional.of("#"), Optional.empty(), ""),
        /** Number signs, and strings in three quotes. */
        PYTHON(Optional.of("#"), Optional.of("\"\"\""), "\"\"\""),
        /** Two dashes, and blocks. */
        SQL(Optional.of("--"), Optional.of("/*"), "*/"),
        /** Those of XML. */
        XML(Optional.empty(), Optional.of("<!--"), "-->"),
        /** None, or none that is known. */
        NONE(Optional.empty(), Optional.empty(), "");

        /** What a comment of one line begins with. */
        final Optional<String> line;
        /** What a comment of several lines begins with. */
        final Optional<String> open;

        final String close;

        Comments(Optional<String> line, Optional<String> open, String close) {
            this.line = line;
            this.open = open;
            this.close = close;
        }
    }

    private static final Map<String, SourceSyntax> BY_EXTENSION = Map.ofEntries(
            language("java", Comments.JAVADOC, "java"),
            language("kotlin", Comments.SLASHES, "kt"),
            language("kotlin", Comments.SLASHES, "kts"),
            language("scala", Comments.JAVADOC, "scala"),
            language("groovy", Comments.JAVADOC, "groovy"),
            language("groovy", Comments.JAVADOC, "gradle"),
            language("php", Comments.JAVADOC, "php"),
            language("javascript", Comments.SLASHES, "js"),
            language("javascript", Comments.SLASHES, "mjs"),
            language("javascript", Comments.SLASHES, "cjs"),
            language("javascript", Comments.SLASHES, "jsx"),
            language("typescript", Comments.SLASHES, "ts"),
            language("typescript", Comments.SLASHES, "mts"),
            language("typescript", Comments.SLASHES, "cts"),
            language("typescript", Comments.SLASHES, "tsx"),
            language("go", Comments.SLASHES, "go"),
            language("rust", Comments.SLASHES, "rs"),
            language("swift", Comments.SLASHES, "swift"),
            language("dart", Comments.SLASHES, "dart"),
            language("csharp", Comments.JAVADOC, "cs"),
            language("c", Comments.JAVADOC, "c"),
            language("cpp", Comments.JAVADOC, "h"),
            language("cpp", Comments.JAVADOC, "hpp"),
            language("cpp", Comments.JAVADOC, "hh"),
            language("cpp", Comments.JAVADOC, "cc"),
            language("cpp", Comments.JAVADOC, "cpp"),
            language("cpp", Comments.JAVADOC, "cxx"),
            language("protobuf", Comments.SLASHES, "proto"),
            language("css", Comments.SLASHES, "css"),
            language("scss", Comments.SLASHES, "scss"),
            language("python", Comments.PYTHON, "py"),
            language("python", Comments.PYTHON, "pyi"),
            language("python", Comments.PYTHON, "pyx"),
            language("ruby", Comments.HASHES, "rb"),
            language("ruby", Comments.HASHES, "rake"),
            language("bash", Comments.HASHES, "sh"),
            language("bash", Comments.HASHES, "bash"),
            language("bash", Comments.HASHES, "zsh"),
            language("bash", Comments.HASHES, "ksh"),
            language("yaml", Comments.HASHES, "yaml"),
            language("yaml", Comments.HASHES, "yml"),
            language("toml", Comments.HASHES, "toml"),
            language("properties", Comments.HASHES, "properties"),
            language("makefile", Comments.HASHES, "mk"),
            language("hcl", Comments.HASHES, "tf"),
            language("graphql", Comments.HASHES, "graphql"),
            language("sql", Comments.SQL, "sql"),
            language("sql", Comments.SQL, "ddl"),
            language("xml", Comments.XML, "xml"),
            language("xml", Comments.XML, "xsd"),
            language("xml", Comments.XML, "wsdl"),
            language("xml", Comments.XML, "xsl"),
            language("xml", Comments.XML, "csproj"));

    private static Map.Entry<String, SourceSyntax> language(String name, Comments comments, String extension) {
        return Map.entry(extension, new SourceSyntax(name, comments));
    }

    /** Returns the syntax of files with this extension; of an unknown one that without comments. */
    static SourceSyntax of(String extension) {
        var known = BY_EXTENSION.get(extension);
        return known != null ? known : new SourceSyntax(extension, Comments.NONE);
    }
}
