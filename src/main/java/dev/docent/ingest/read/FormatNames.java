package dev.docent.ingest.read;

import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.corpus.OtherFormats;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people call the format of a file, by its name. */
public final class FormatNames {
    public static final String PLAIN_TEXT = "plain text";

    /** Those that are more than the word of their constant. */
    private static final Map<Language, String> OWN = new EnumMap<>(Map.ofEntries(
            Map.entry(Language.NOTEBOOK, "notebook"),
            Map.entry(Language.JAVASCRIPT, "JavaScript"),
            Map.entry(Language.TYPESCRIPT, "TypeScript"),
            Map.entry(Language.CPP, "C++"),
            Map.entry(Language.CSHARP, "C#"),
            Map.entry(Language.OBJECTIVE_C, "Objective-C"),
            Map.entry(Language.PROTOCOL_BUFFERS, "Protocol Buffers"),
            Map.entry(Language.PROPERTIES, "properties"),
            Map.entry(Language.REQUIREMENTS, "requirements"),
            Map.entry(Language.GRAPHQL, "GraphQL"),
            Map.entry(Language.CONF, "configuration"),
            Map.entry(Language.LESS, "Less"),
            Map.entry(Language.CMAKE, "CMake"),
            Map.entry(Language.RESTRUCTURED_TEXT, "reStructuredText"),
            Map.entry(Language.ASCIIDOC, "AsciiDoc"),
            Map.entry(Language.ORG, "Org"),
            Map.entry(Language.MAN, "manual page"),
            Map.entry(Language.SHELL, "shell"),
            Map.entry(Language.TEXT, PLAIN_TEXT)));

    /** Words that are abbreviations. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "CODEOWNERS",
            "CSS",
            "CSV",
            "EML",
            "EPUB",
            "HCL",
            "HTML",
            "INI",
            "JSON",
            "ODP",
            "ODS",
            "ODT",
            "PDF",
            "PHP",
            "RTF",
            "SCSS",
            "SQL",
            "TOML",
            "XML",
            "YAML");

    private FormatNames() {}

    /** Returns the name of a format that is known by the name of its files; empty for files whose names say nothing. */
    public static Optional<String> of(String path) {
        var language = Language.of(path);
        if (language.isPresent()) {
            return language.map(FormatNames::of);
        }
        return OtherFormats.has(path)
                ? Optional.of(Extensions.of(path).substring(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String of(Language language) {
        return OWN.getOrDefault(language, spelled(language.name()));
    }

    private static String spelled(String name) {
        return ABBREVIATIONS.contains(name)
                ? name
                : name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
