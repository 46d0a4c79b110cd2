package dev.docent.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of a file, by its name: the one table of file names and extensions. The first language that fits wins,
 * so the order matters if a name fits two: {@code requirements.txt} is not plain text.
 */
public enum Language {
    MARKDOWN(Use.PROSE, "markdown", ".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    HTML(Use.PROSE, "html", ".html", ".htm", ".xhtml"),
    PDF(Use.PROSE, "text", ".pdf"),
    EMAIL(Use.PROSE, "text", ".eml", ".mbox"),
    EPUB(Use.PROSE, "text", ".epub"),
    RTF(Use.PROSE, "text", ".rtf"),
    NOTEBOOK(Use.PROSE, "markdown", ".ipynb"),
    POWERPOINT(Use.PROSE, "text", ".pptx", ".pptm", ".ppsx", ".ppsm", ".potx"),
    EXCEL(Use.PROSE, "text", ".xlsx", ".xlsm", ".xltx", ".xltm"),
    ODT(Use.PROSE, "text", ".odt", ".ott"),
    ODP(Use.PROSE, "text", ".odp", ".otp"),
    ODS(Use.PROSE, "text", ".ods", ".ots"),
    WORD(Use.PROSE, "text", ".docx", ".docm", ".dotx", ".dotm"),

    JAVA(Use.SOURCE, "java", ".java"),
    GROOVY(Use.SOURCE, "groovy", ".groovy", ".gradle"),
    KOTLIN(Use.SOURCE, "kotlin", ".kt", ".kts"),
    SCALA(Use.SOURCE, "scala", ".scala", ".sc"),
    JAVASCRIPT(Use.SOURCE, "javascript", ".js", ".mjs", ".cjs", ".jsx"),
    TYPESCRIPT(Use.SOURCE, "typescript", ".ts", ".mts", ".cts", ".tsx"),
    GO(Use.SOURCE, "go", ".go"),
    C(Use.SOURCE, "c", ".c"),
    CPP(Use.SOURCE, "cpp", ".h", ".cc", ".cpp", ".cxx", ".c++", ".hh", ".hpp", ".hxx", ".inl", ".ino", ".cu"),
    OBJECTIVE_C(Use.SOURCE, "objectivec", ".m", ".mm"),
    RUST(Use.SOURCE, "rust", ".rs"),
    CSHARP(Use.SOURCE, "csharp", ".cs"),
    SWIFT(Use.SOURCE, "swift", ".swift"),
    DART(Use.SOURCE, "dart", ".dart"),
    PHP(Use.SOURCE, "php", ".php"),
    PROTOCOL_BUFFERS(Use.SOURCE, "protobuf", ".proto"),
    PYTHON(Use.SOURCE, "python", ".py", ".pyi", ".pyx"),
    RUBY(Use.SOURCE, "ruby", ".rb", ".rake"),
    SHELL(Use.SOURCE, "bash", ".sh", ".bash", ".zsh", ".ksh", ".bats"),
    SQL(Use.SOURCE, "sql", ".sql", ".ddl", ".psql", ".pgsql", ".plsql"),

    YAML(Use.SOURCE, "yaml", ".yaml", ".yml"),
    JSON(Use.SOURCE, "json", ".json", ".jsonc", ".json5", ".webmanifest"),
    XML(Use.SOURCE, "xml", ".xml", ".xsd", ".wsdl", ".xsl", ".xslt", ".csproj", ".props", ".targets", ".plist"),
    TOML(Use.SOURCE, "toml", ".toml"),
    INI(Use.SOURCE, "ini", ".ini", ".cfg", ".editorconfig"),
    PROPERTIES(Use.SOURCE, "properties", ".properties"),
    CODEOWNERS(Use.SOURCE, "text", "codeowners", "codeowners.*"),
    REQUIREMENTS(Use.SOURCE, "text", "requirements.txt", "requirements.txt.*"),
    DOCKERFILE(
            Use.SOURCE, "dockerfile", "dockerfile", "dockerfile.*", "containerfile", "containerfile.*", ".dockerfile"),
    MAKEFILE(
            Use.SOURCE,
            "makefile",
            "makefile",
            "makefile.*",
            "gnumakefile",
            "gnumakefile.*",
            ".mk",
            "justfile",
            "justfile.*"),
    HCL(Use.SOURCE, "hcl", ".tf", ".hcl"),
    GRAPHQL(Use.SOURCE, "graphql", ".graphql", ".graphqls", ".gql"),
    CONF(Use.SOURCE, "conf", ".conf"),
    CSV(Use.SOURCE, "csv", ".csv", ".tsv", ".tab"),
    CSS(Use.SOURCE, "css", ".css"),
    SCSS(Use.SOURCE, "scss", ".scss"),
    LESS(Use.SOURCE, "less", ".less"),
    CMAKE(Use.SOURCE, "cmake", "cmakelists", "cmakelists.*", ".cmake"),
    JENKINSFILE(Use.SOURCE, "groovy", "jenkinsfile", "jenkinsfile.*"),

    RESTRUCTURED_TEXT(Use.PROSE, "rst", ".rst", ".rest"),
    ASCIIDOC(Use.PROSE, "asciidoc", ".adoc", ".asciidoc", ".asc"),
    ORG(Use.PROSE, "org", ".org"),
    /** Manual pages, by their section. */
    MAN(Use.PERHAPS_PROSE, "text", ".man", ".mdoc", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"),
    /** Plain text, and files that usually have no extension. */
    TEXT(
            Use.PROSE,
            "text",
            ".txt",
            ".text",
            "readme",
            "changelog",
            "changes",
            "history",
            "news",
            "install",
            "contributing",
            "authors",
            "notice",
            "license",
            "licence",
            "copying",
            "todo",
            "version",
            "maintainers",
            "contributors",
            "credits",
            "thanks",
            "roadmap",
            "upgrading",
            "hacking",
            "building",
            "faq");

    private enum Use {
        PROSE,
        /** Prose whose names also mean something else, such as old logs. */
        PERHAPS_PROSE,
        SOURCE
    }

    private final Use use;
    private final String fence;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes immutable lists.
    private final List<String> names;

    /**
     * @param names in lower case: an extension with its dot, a whole name, or the beginning of a name before {@code .*}
     */
    Language(Use use, String fence, String... names) {
        this.use = use;
        this.fence = fence;
        this.names = List.of(names);
    }

    /** Returns the language of a file; empty if the table has none for its name. */
    public static Optional<Language> of(String path) {
        var name = Extensions.fileName(path).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(language -> language.isOf(name)).findFirst();
    }

    /** Returns the language that somebody names in any of the usual ways: {@code java}, {@code C++}, {@code .py}. */
    public static Optional<Language> named(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.isCalled(wanted))
                .findFirst();
    }

    private boolean isCalled(String wanted) {
        boolean fenced = !fence.equals("text") && fence.equals(wanted);
        return name().toLowerCase(Locale.ROOT).equals(wanted.replace(' ', '_').replace('-', '_'))
                || fenced
                || names.contains(wanted)
                || names.contains("." + wanted)
                || (wanted.equals("c++") && this == CPP)
                || (wanted.equals("c#") && this == CSHARP);
    }

    /** Returns whether it is for people, such as Markdown, HTML and plain text; other files are source code and configuration. */
    public boolean isProse() {
        return use != Use.SOURCE;
    }

    /** Returns whether only the content can tell that a file of such a name is one. */
    public boolean isByContent() {
        return use == Use.PERHAPS_PROSE;
    }

    /** Returns its name in fenced code blocks of Markdown. */
    public String fence() {
        return fence;
    }

    /** Returns the names of its files, in lower case: {@code .md}, {@code readme}, {@code dockerfile.*}. */
    public List<String> names() {
        return names;
    }

    private boolean isOf(String name) {
        var extension = Extensions.of(name);
        return names.stream()
                .anyMatch(known -> known.endsWith(".*")
                        ? name.startsWith(known.substring(0, known.length() - 1))
                        : known.equals(known.startsWith(".") ? extension : name));
    }
}
