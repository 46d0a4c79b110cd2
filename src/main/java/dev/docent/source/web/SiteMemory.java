package dev.docent.source.web;

import dev.docent.corpus.Extensions;
import dev.docent.home.PrivateFolder;
import dev.docent.json.Json;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a site said in earlier walks, in the order in which its addresses were found. It is kept in a file of JSON, one
 * value in each line: the {@link Round}, then the records. Without it, the next walk asks for everything, and nothing
 * else is lost. One thread.
 */
final class SiteMemory {
    private static final Logger LOG = LoggerFactory.getLogger(SiteMemory.class);

    /** The end of the name of a file. */
    static final String ENDING = ".jsonl";

    private static final int MOST_OF_FIRST_LINE = 100;
    private static final Pattern FIRST_LINE = Pattern.compile("\\{\"version\":[0-9]+,\"location\":\"");

    /** Changes when a record means something else, so that everything is asked again. */
    private static final int VERSION = 1;

    /**
     * A round asks for each address once. It may take several walks.
     *
     * @param version of this file
     * @param location the start address in the settings
     * @param start the start address after redirects; null before the site was opened
     * @param since when it began, in milliseconds since 1970
     * @param over whether it has ended
     * @param rounds how many have ended
     */
    private record Round(
            int version, String location, @Nullable String start, long since, boolean over, int rounds) {}

    private final @Nullable Path file;
    private final Map<String, PageRecord> records = new LinkedHashMap<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private Round round;
    private boolean justBegun;

    private SiteMemory(@Nullable Path file, String location) {
        this.file = file;
        this.round = new Round(VERSION, location, null, 0, true, 0);
    }

    /**
     * Reads the memory of a site; it is empty if there is none, or one of another location.
     *
     * @param file need not exist; null to keep nothing
     */
    static SiteMemory of(@Nullable Path file, String location) {
        var memory = new SiteMemory(file, location);
        if (file != null) {
            memory.read(file);
        }
        return memory;
    }

    /** Returns whether Docent has written this file, in any version. */
    static boolean isMemory(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var first = new char[MOST_OF_FIRST_LINE];
            int length = Math.max(0, lines.read(first));
            return FIRST_LINE.matcher(new String(first, 0, length)).lookingAt();
        } catch (MalformedInputException e) {
            return false;
        }
    }

    private void read(Path from) {
        try {
            var lines = Files.readAllLines(from, StandardCharsets.UTF_8);
            var read = Json.read(lines.get(0), Round.class);
            if (read.version() == VERSION && read.location().equals(round.location())) {
                lines.subList(1, lines.size()).forEach(line -> put(Json.read(line, PageRecord.class)));
                round = read;
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} does not exist yet", from);
        } catch (IOException | RuntimeException e) { // A value may be none that this version writes.
            records.clear();
            owners.clear();
            LOG.warn("{} cannot be read, so all pages of the site are asked for again: {}", from, e.toString());
        }
    }

    /** Writes the file anew, or leaves the old one as it is. */
    void save() {
        if (file == null) {
            return;
        }
        var lines = new ArrayList<String>(records.size() + 1);
        lines.add(Json.write(round));
        records.values().forEach(each -> lines.add(Json.write(each)));
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            PrivateFolder.make(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
            Files.write(next, lines, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteHalf(next);
            LOG.warn(
                    "{} cannot be written, so the next start asks for all pages of the site again: {}",
                    file,
                    e.toString());
        }
    }

    /** What could not be written must not keep a full disk full. */
    private static void deleteHalf(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    /** Begins a round, unless one has begun and not ended. */
    void begin(Instant now) {
        justBegun = round.over();
        if (justBegun) {
            round = new Round(VERSION, round.location(), round.start(), now.toEpochMilli(), false, round.rounds());
        }
    }

    /** Returns whether the last call of {@link #begin} began a round, and did not continue one. */
    boolean hasJustBegun() {
        return justBegun;
    }

    /** Notes where the site is now. What was remembered outside of it is forgotten. */
    void open(Site site) {
        round = new Round(
                VERSION, round.location(), site.start().toString(), round.since(), round.over(), round.rounds());
        keepOnly(each -> site.contains(each.address()));
    }

    /** Ends the round. */
    void end() {
        round = new Round(VERSION, round.location(), round.start(), round.since(), true, round.rounds() + 1);
    }

    /** Returns when the round began, in milliseconds since 1970. */
    long since() {
        return round.since();
    }

    /** Returns whether at least one round has ended, so that all pages of the site are known. */
    boolean isComplete() {
        return round.rounds() > 0;
    }

    Optional<PageRecord> find(WebAddress address) {
        return Optional.ofNullable(records.get(address.identity()));
    }

    void put(PageRecord each) {
        var old = records.put(each.address().identity(), each);
        if (old != null) {
            owners.remove(old.visit().path(), old.url());
        }
        if (each.isPage()) {
            owners.put(each.visit().path(), each.url());
        }
    }

    /** Returns a path that no other page has: this one, or one with a number. */
    String freePath(WebAddress address, String path) {
        var free = path;
        int dot = path.length() - Extensions.of(path).length();
        for (int i = 2; !owners.getOrDefault(free, address.toString()).equals(address.toString()); i++) {
            free = path.substring(0, dot) + "~" + i + path.substring(dot);
        }
        return free;
    }

    /** Forgets all others. */
    void keepOnly(Predicate<PageRecord> kept) {
        records.values().removeIf(each -> {
            boolean gone = !kept.test(each);
            if (gone) {
                owners.remove(each.visit().path(), each.url());
            }
            return gone;
        });
    }

    /** Returns the records in their order; a view. */
    Collection<PageRecord> records() {
        return records.values();
    }

    /** Returns the records of pages. */
    List<PageRecord> pages() {
        return records.values().stream().filter(PageRecord::isPage).toList();
    }
}
