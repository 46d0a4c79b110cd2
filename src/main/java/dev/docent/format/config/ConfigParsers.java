package dev.docent.format.config;

import dev.docent.format.DocumentParser;
import java.util.List;
import java.util.Set;

/** The parsers of configuration files. */
public final class ConfigParsers {
    private ConfigParsers() {}

    /** Returns one parser for each kind of file. */
    public static List<DocumentParser> all() {
        return List.of(
                new ConfigParser(Set.of(".yaml", ".yml"), "#", LineFinders::yaml),
                new ConfigParser(Set.of(".json", ".jsonc", ".json5", ".webmanifest"), "", JsonParts::find),
                new ConfigParser(
                        Set.of(".xml", ".xsd", ".wsdl", ".xsl", ".xslt", ".csproj", ".props", ".targets", ".plist"),
                        "",
                        XmlParts::find),
                new ConfigParser(Set.of(".toml", ".ini", ".cfg", ".editorconfig"), "#", LineFinders::tables),
                new ConfigParser(Set.of(".properties", "codeowners", "requirements.txt"), "#", lines -> List.of()),
                new ConfigParser(Set.of("dockerfile", "containerfile", ".dockerfile"), "#", LineFinders::dockerfile),
                new ConfigParser(Set.of("makefile", "gnumakefile", ".mk", "justfile"), "#", LineFinders::makefile),
                new ConfigParser(
                        Set.of(".tf", ".hcl", ".graphql", ".graphqls", ".gql", ".conf", ".css", ".scss", ".less"),
                        "#",
                        LineFinders::blocks),
                new ConfigParser(Set.of("cmakelists", ".cmake", "jenkinsfile"), "#", lines -> List.of()));
    }
}
