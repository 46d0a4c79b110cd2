package dev.docent.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source: the settings below {@code docent.sources.<name>}, or one item of {@code docent.docs}. Only what is written, so that
 * the package {@code source} decides what it means. Immutable; prints without secrets.
 *
 * @param name the name that the paths of its documents begin with; null for an item of {@code docent.docs}, whose location
 *     gives the name
 * @param where what is read
 * @param credentials how Docent proves who it is
 * @param selection which files are read
 * @param times when it is looked at, and for how long
 * @param look how readers see it
 */
public record SourceSettings(
        @Nullable String name, Where where, Credentials credentials, Selection selection, LookTime times, Look look) {
    /**
     * When a source is looked at.
     *
     * @param interval {@code interval}: from the end of a pass over it to the start of the next one, zero for never; null for
     *     the default of its type
     * @param timeout {@code timeout}: how long a look at another machine may take; null for the default of its type
     */
    public record LookTime(
            @Nullable Duration interval, @Nullable Duration timeout) {
        /** Nothing is set. */
        public static final LookTime DEFAULT = new LookTime(null, null);
    }

    /**
     * What is read.
     *
     * @param location {@code location}: as it is written, but without a password, and without the name if the URL is one of
     *     HTTP
     * @param type {@code type}, or what the location says
     * @param branches {@code branch}: branches, tags, commits and patterns of them; empty for the default branch
     * @param maxBranches {@code max-branches}: of those that {@code branch} matches, further ones are not read, and the state of the
     *     index says so
     */
    public record Where(String location, SourceType type, List<String> branches, int maxBranches) {
        /** How many branches are read if nothing is set: 20. */
        public static final int USUAL_BRANCHES = 20;

        public Where {
            branches = List.copyOf(branches);
        }

        /** Creates what is read of a location that names no branch. */
        public Where(String location, SourceType type) {
            this(location, type, List.of(), USUAL_BRANCHES);
        }
    }

    /**
     * How Docent proves who it is.
     *
     * @param username {@code username}, or the one in the URL; a secret, because some servers take a token there
     * @param password {@code password}, or the one in the URL
     * @param key {@code key}: a private key for SSH, as the path of its file or as its text
     * @param headers {@code headers.*}: further headers of each request, by name
     */
    public record Credentials(
            @Nullable Secret username,
            @Nullable Secret password,
            @Nullable Secret key,
            Map<String, Secret> headers) {
        /** Nobody in particular. */
        public static final Credentials NONE = new Credentials(null, null, null, Map.of());

        public Credentials {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Which files are read.
     *
     * @param include {@code include}: patterns in the syntax of {@code .gitignore}; only what they name is read. Empty for all
     * @param exclude {@code exclude}: the same for what is not read
     * @param maxFileBytes {@code max-file-size}: null for that of {@code docent.index.max-file-size}
     * @param crawl how much of a website is read
     */
    public record Selection(
            List<String> include,
            List<String> exclude,
            @Nullable Long maxFileBytes,
            Crawl crawl) {
        /** All files. */
        public static final Selection ALL = new Selection(List.of(), List.of(), null, Crawl.DEFAULT);

        public Selection {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * How much of a website is read, and how fast.
     *
     * @param pages {@code pages}: further ones are not read, and the state of the index says so
     * @param depth {@code depth}: how many links may lie between the location and a page
     * @param delay {@code delay}: between the end of a request and the next one
     */
    public record Crawl(int pages, int depth, Duration delay) {
        /** What holds if nothing is set. */
        public static final Crawl DEFAULT = new Crawl(5_000, 20, Duration.ofMillis(200));
    }

    /**
     * How readers see a source.
     *
     * @param title {@code title}: its name for readers; null for the name that paths begin with
     * @param priority {@code priority}: among equally good passages, those of the source with the higher one come first
     * @param link {@code link}: the pattern of the address of lines at their origin; null for that of the forge
     * @param forge {@code forge}: the software that shows the repository in a browser; null if the host tells
     */
    public record Look(
            @Nullable String title,
            int priority,
            @Nullable String link,
            @Nullable Forge forge) {
        /** Nothing is set. */
        public static final Look PLAIN = new Look(null, 0, null, null);
    }

    /** Returns the source of one item of {@code docent.docs}. */
    static SourceSettings ofItem(WrittenLocation written, SourceType type) {
        return new SourceSettings(
                null,
                new Where(written.text(), type),
                new Credentials(written.username(), written.password(), null, Map.of()),
                Selection.ALL,
                LookTime.DEFAULT,
                Look.PLAIN);
    }
}
