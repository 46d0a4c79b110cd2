package dev.docent.format.api;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Extensions;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.Outline;
import dev.docent.format.ParseException;
import dev.docent.format.yaml.YamlNode;
import dev.docent.format.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parses descriptions of APIs in YAML and JSON, by their content, whatever the file is called: a section for each operation,
 * message and schema, named as people name it: {@code GET /pets/{id}}. The lines are those of the file; JSON in one line is
 * indented first. All other files are those of another parser.
 */
public final class ApiParser implements DocumentParser {
    /** The keys that say what a file is. Only if one is there, the file is read as a tree. */
    private static final Pattern KIND = Pattern.compile(
            "(?m)^[\"']?(?:openapi|swagger|asyncapi|\\$schema)[\"']?[ \\t]*:|\"(?:openapi|swagger|asyncapi|\\$schema)\"\\s*:");

    private static final String SCHEMA_FILE = ".schema.json";
    private static final String SCHEMA_SITE = "json-schema.org";

    /** A text with longer lines on average was written for programs. */
    private static final int LONG_LINE = 1000;

    private final DocumentParser others;

    /** @param others reads the files that describe no API */
    public ApiParser(DocumentParser others) {
        this.others = others;
    }

    @Override
    public Set<Language> languages() {
        return others.languages();
    }

    @Override
    public String version() {
        return "api-1 " + others.version();
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var text = file.text();
        if (!KIND.matcher(text).find() && !file.path().endsWith(SCHEMA_FILE)) {
            return others.parse(file);
        }
        boolean json = Extensions.of(file.path()).startsWith(".json");
        boolean packed = json && text.length() / (1 + text.lines().count()) > LONG_LINE;
        var readable = packed ? JsonIndent.indent(text) : text;
        var root = YamlReader.read(json ? readable.replace('\t', ' ') : readable);
        var parts = root.flatMap(it -> parts(file, it));
        return parts.isPresent() ? document(file, readable, parts.get()) : others.parse(file);
    }

    private static Optional<ApiParts> parts(FileContent file, YamlNode root) {
        var parts = new ApiParts(root);
        if (root.has("openapi") || root.has("swagger")) {
            parts.openApi();
        } else if (root.has("asyncapi")) {
            parts.asyncApi();
        } else if (root.get("$schema").text().contains(SCHEMA_SITE)
                || file.path().endsWith(SCHEMA_FILE)) {
            parts.jsonSchema();
        } else {
            return Optional.empty();
        }
        return Optional.of(parts);
    }

    private static Document document(FileContent file, String text, ApiParts parts) {
        var outline = new Outline(text);
        var title = parts.title().orElseGet(file::name);
        int start = 1;
        List<String> names = List.of(title);
        for (var part : parts.found()) {
            outline.block(names, BlockKind.CODE, start, part.line() - 1);
            start = part.line();
            names = part.name().isEmpty() ? List.of(title) : List.of(title, part.name());
        }
        outline.block(names, BlockKind.CODE, start, outline.lines().count());
        return outline.document(file, title);
    }
}
