package dev.docent.format.asciidoc;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.corpus.Lines;
import dev.docent.format.BinaryFileException;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.frontmatter.FrontMatter;
import java.util.Set;

/**
 * Parses AsciiDoc (<a href="https://docs.asciidoctor.org/asciidoc/latest/">its syntax</a>). The document's text has as
 * many lines as the file, and each line says in readable words, much like Markdown, what the same line of the file says.
 * So line numbers are those of the file, although cross-references became titles and attributes became their values.
 *
 * <p>Includes are named and not read. Of a condition, both branches are kept unless the file itself sets the attribute.
 */
public final class AsciiDocParser implements DocumentParser {
    @Override
    public Set<Language> languages() {
        return Set.of(Language.ASCIIDOC);
    }

    @Override
    public String version() {
        return "asciidoc-2";
    }

    @Override
    public Document parse(FileContent file) throws BinaryFileException {
        String source = file.text();
        var lines = Lines.of(source);
        var frontMatter = FrontMatter.yaml(lines);
        int first = frontMatter.lastLine() + 1;
        // A reference may point at a title below it, so the titles are read before the text.
        var references = new CrossReferences(2 * source.length());
        new AsciiDocReader(lines, references).read(first);
        var text = new AsciiDocReader(lines, references).read(first);
        String title = text.title().isEmpty() ? file.name() : text.title();
        return text.document(file, frontMatter.titleOr(title));
    }
}
