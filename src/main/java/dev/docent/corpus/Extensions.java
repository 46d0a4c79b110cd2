package dev.docent.corpus;

import java.util.Locale;

/** What a path says about a file's format. */
public final class Extensions {
    private Extensions() {}

    /** Returns the last dot of the file's name and what follows, in lower case; empty if there is no dot. */
    public static String of(String path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** Returns the file's own name. */
    public static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
