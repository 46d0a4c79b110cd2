package dev.docent.format.config;

import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.api.ApiParser;
import dev.docent.format.wiki.WikiExportParser;
import java.util.List;
import java.util.Set;

/** The parsers of configuration files. */
public final class ConfigParsers {
    private ConfigParsers() {}

    /**
     * Returns one parser for each kind of file. Descriptions of APIs and exports of wikis are told by their content from other
     * YAML, JSON and XML.
     */
    public static List<DocumentParser> all() {
        return List.of(
                new ApiParser(new ConfigParser(Set.of(Language.YAML), "#", LineFinders::yaml)),
                new ApiParser(new ConfigParser(Set.of(Language.JSON), "", JsonParts::find)),
                new ConfigParser(Set.of(Language.GRAPHQL), "#", GraphQlParts::find),
                new OfficeXmlParser(new WikiExportParser(new ConfigParser(Set.of(Language.XML), "", XmlParts::find))),
                new ConfigParser(Set.of(Language.TOML, Language.INI), "#", LineFinders::tables),
                new ConfigParser(
                        Set.of(Language.PROPERTIES, Language.CODEOWNERS, Language.REQUIREMENTS),
                        "#",
                        lines -> List.of()),
                new ConfigParser(Set.of(Language.DOCKERFILE), "#", LineFinders::dockerfile),
                new ConfigParser(Set.of(Language.MAKEFILE), "#", LineFinders::makefile),
                new ConfigParser(
                        Set.of(Language.HCL, Language.CONF, Language.CSS, Language.SCSS, Language.LESS),
                        "#",
                        LineFinders::blocks),
                new ConfigParser(Set.of(Language.CMAKE, Language.JENKINSFILE), "#", lines -> List.of()));
    }
}
