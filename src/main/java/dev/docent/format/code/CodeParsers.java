package dev.docent.format.code;

import dev.docent.format.DocumentParser;
import java.util.ArrayList;
import java.util.List;

/** The parsers of source code. */
public final class CodeParsers {
    private CodeParsers() {}

    /** Returns one parser for each family of languages. */
    public static List<DocumentParser> all() {
        var parsers = new ArrayList<DocumentParser>();
        BraceLanguages.ALL.forEach(language -> parsers.add(new BraceParser(language)));
        parsers.add(new IndentParser());
        parsers.add(new ShellParser());
        parsers.add(new SqlParser());
        return List.copyOf(parsers);
    }
}
