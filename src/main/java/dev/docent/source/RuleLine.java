package dev.docent.source;

/**
 * The line of a file of rules that decided about a path. Immutable; its JSON is part of {@code GET /api/index/files/why}.
 *
 * @param file the file, as people name it: its path inside the source, {@code ../.gitignore} above it, {@code
 *     .git/info/exclude}, or the setting of git that names it, {@code core.excludesFile}. Never a path of the server
 * @param line the number of the line, counted from 1
 * @param text the line
 */
public record RuleLine(String file, int line, String text) {
    /** Returns where it is and what it says, in words. */
    public String inWords() {
        return "line " + line + " of " + file + " says " + text;
    }
}
