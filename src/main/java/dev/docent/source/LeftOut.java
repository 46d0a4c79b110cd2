package dev.docent.source;

/**
 * A file or folder that a source does not show because of a rule. Immutable.
 *
 * @param path its path inside the source; the path of a folder, which includes everything below it, ends with {@code /}
 * @param why the rule
 * @param detail what the rule found, in words; empty if the rule itself is enough
 */
public record LeftOut(String path, Why why, String detail) {
    public LeftOut(String path, Why why) {
        this(path, why, "");
    }

    /** Returns the text that people see. */
    public String reason() {
        return detail.isEmpty() ? why.sentence : detail;
    }

    /** The rules. Their names in lower case are those of {@code GET /api/index} and {@code GET /api/index/files}. */
    public enum Why {
        /** No parser reads this format. */
        UNSUPPORTED("unsupported", "an unsupported format"),
        /** Zero bytes in a file whose name says text. */
        BINARY("binary", "a binary file in spite of its name"),
        /** Its name does not say what it is, and its content is no prose. */
        NOT_PROSE("not_prose", "an unknown format, and not prose"),
        /** A rule of git, from any of the files that git reads. */
        IGNORED("ignored", "git ignores it"),
        /** Hidden by its name, and not prose. */
        HIDDEN("hidden", "a hidden file or folder"),
        /** Belongs to a tool: version control, an editor, a cache. */
        TOOL("tool", "it belongs to a tool"),
        /** Installed by a package manager. */
        DEPENDENCIES("dependencies", "installed dependencies"),
        /** Build output or third-party code, and not prose. */
        BUILT("built", "build output or third-party code, where only prose is read"),
        LOCK_FILE("lock_file", "a lock file"),
        MINIFIED("minified", "a minified file"),
        /** A link that leads out of the source, leads nowhere, or leads to something that is read in its real place. */
        LINK("link", "a link that is not followed"),
        /** Only its owner may read it. */
        PRIVATE("private", "only its owner may read it"),
        /** Files of this name contain passwords or keys. */
        SECRET("secret", "files of this name contain passwords or keys"),
        /** Docent's own files. */
        HOME("home", "it is docent.home, which contains keys and conversations");

        private final String code;
        private final String sentence;

        Why(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        /** Returns the name of the rule on the wire. */
        public String code() {
            return code;
        }

        /** Returns what the rule says, in words. */
        public String sentence() {
            return sentence;
        }
    }
}
