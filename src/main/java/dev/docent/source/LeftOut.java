package dev.docent.source;

import dev.docent.corpus.OtherFormats;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder that a source does not show because of a rule. Immutable.
 *
 * @param path its path inside the source; the path of a folder, which includes everything below it, ends with {@code /}
 * @param why the rule
 * @param detail what the rule found, in words; empty if the rule itself is enough
 * @param line the line of a file of rules that decided; null if the rule is Docent's own
 */
public record LeftOut(
        String path, Why why, String detail, @Nullable RuleLine line) {
    public LeftOut(String path, Why why) {
        this(path, why, "");
    }

    public LeftOut(String path, Why why, String detail) {
        this(path, why, detail, null);
    }

    /** Returns what git ignores because of this line. */
    static LeftOut ignored(String path, RuleLine line) {
        return new LeftOut(path, Why.IGNORED, "", line);
    }

    /** Returns the text that people see. */
    public String reason() {
        var text = detail.isEmpty() ? rule() : detail;
        return line == null ? text : text + ": " + line.inWords();
    }

    private String rule() {
        var remedy = why == Why.UNSUPPORTED ? OtherFormats.remedy(path) : Optional.<String>empty();
        return why.sentence + remedy.map(words -> ": " + words).orElse("");
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
        /** A pattern of the source's own settings. */
        EXCLUDED("excluded", "the settings of the source leave it out"),
        /** Another repository inside this one. */
        SUBMODULE("submodule", "a submodule; add its repository as a source of its own"),
        /** A pointer of Git LFS, whose file is elsewhere. */
        LFS("lfs", "a pointer to a file that Git LFS keeps elsewhere"),
        /** Marked by {@code linguist-generated} in {@code .gitattributes}. */
        GENERATED("generated", ".gitattributes marks it as generated"),
        /** Marked by {@code linguist-vendored} in {@code .gitattributes}. */
        VENDORED("vendored", ".gitattributes marks it as third-party code"),
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
        /** The page, or the response that brought it, forbids robots to index it. */
        NOINDEX("noindex", "the site asks robots not to index it"),
        /** A rule of robots.txt. */
        ROBOTS("robots", "robots.txt excludes it"),
        /** A page of a generated site that only leads to others. */
        NAVIGATION("navigation", "a search page, an index or another page that only leads to others"),
        /** Its text is that of another page, or it names another address as its own. */
        DUPLICATE("duplicate", "the same page as another one"),
        /** A list of pages names it, but it is at another server, or outside of the folder that is read. */
        OTHER_SITE("other_site", "outside of the site that is read"),
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

        /** Returns the setting that lifts the rule, if there is one. */
        public Optional<String> setting() {
            return this == PRIVATE ? Optional.of("docent.index.private-files") : Optional.empty();
        }
    }
}
