package dev.docent.testing;

import dev.docent.corpus.Language;
import java.util.List;

/** Example paths from the table of languages. */
public final class FileExamples {
    private FileExamples() {}

    /** Returns a path for each file name of the language. */
    public static List<String> of(Language language) {
        return language.names().stream().map(FileExamples::path).toList();
    }

    private static String path(String name) {
        return "guide/a.b/" + (name.startsWith(".") ? "example" + name : name.replace(".*", ".example"));
    }
}
