package dev.docent.ingest;

import dev.docent.corpus.FileKind;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.code.CodeParsers;
import dev.docent.format.config.ConfigParsers;
import dev.docent.format.html.HtmlParser;
import dev.docent.format.markdown.MarkdownParser;
import dev.docent.format.text.TextParser;
import java.util.ArrayList;
import java.util.List;

/** The formats that Docent reads. To add one, add a line here. */
public final class Formats {
    private Formats() {}

    /** Returns the parsers in order; the first one that accepts a path reads it. */
    public static List<DocumentParser> parsers() {
        var parsers = new ArrayList<DocumentParser>();
        parsers.add(new MarkdownParser());
        parsers.add(new HtmlParser());
        parsers.addAll(CodeParsers.all());
        parsers.addAll(ConfigParsers.all());
        parsers.add(new TextParser());
        return List.copyOf(parsers);
    }

    /** Returns the kind of a file with this path. */
    public static FileKind kind(List<DocumentParser> parsers, String path) {
        for (var parser : parsers) {
            if (parser.accepts(path)) {
                return isProse(path) ? FileKind.PROSE : FileKind.OTHER;
            }
        }
        return FileKind.UNSUPPORTED;
    }

    private static boolean isProse(String path) {
        return Language.of(path).filter(Language::isProse).isPresent();
    }
}
