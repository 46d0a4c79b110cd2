package dev.docent.source;

import java.util.function.ToLongFunction;

/**
 * How large files may be. Immutable.
 *
 * @param bytes returns the largest size, in bytes, of a file with this path, below 2147483647; larger files are refused
 * @param setting the setting that says so, for messages
 */
public record SizeLimit(ToLongFunction<String> bytes, String setting) {
    static final String OF_ALL = "docent.index.max-file-size";

    /** Returns what the visitor of a source is told about a file that is too large. */
    public String refusal(long size, long most) {
        return "it has " + size + " bytes, but " + setting + " allows " + most
                + ". Raise the setting, or split the file.";
    }
}
