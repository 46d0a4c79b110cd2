package dev.docent.source;

import dev.docent.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sources keep in a folder of Docent's home: clones, and what web sites said. Stateless. */
public final class SourceStores {
    /** So many digits tell names apart whose characters were replaced. */
    private static final int DIGITS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(SourceStores.class);

    private SourceStores() {}

    /**
     * Returns the name of the file or folder of a source, without an ending. Names in settings have only characters that every
     * file system accepts, and are taken as they are. Others come from addresses: odd characters are replaced, and digits of a
     * hash are appended, so that no two sources share a file.
     */
    public static String fileName(String source) {
        String plain = source.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.equals(source)
                ? plain
                : plain + "-" + Sha256.hexOfUtf8(source).substring(0, DIGITS);
    }

    /** Deletes what Docent has made, and leaves everything else. */
    @FunctionalInterface
    public interface Deletion {
        /** Returns whether it was deleted. */
        boolean delete(Path store) throws IOException;
    }

    /**
     * Deletes what lies in the folder with this ending, and does not belong to one of these sources. Links are not followed: not
     * that of the folder, and none in it. What cannot be deleted is logged and stays.
     *
     * @param folder need not exist
     * @param ending begins with a dot
     */
    public static void deleteOthers(Path folder, String ending, Set<String> sources, Deletion deletion) {
        try {
            others(folder, ending, sources).forEach(store -> delete(store, deletion));
        } catch (IOException e) {
            LOG.warn("{} cannot be listed: {}", folder, e.toString());
        }
    }

    private static void delete(Path store, Deletion deletion) {
        try {
            if (deletion.delete(store)) {
                LOG.info("Deleted {}, because no source needs it any more", store);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted, although no source needs it any more: {}", store, e.toString());
        }
    }

    static List<Path> others(Path folder, String ending, Set<String> sources) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        var kept = sources.stream().map(source -> fileName(source) + ending).collect(Collectors.toSet());
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .filter(entry -> entry.getFileName().toString().endsWith(ending))
                    .filter(entry -> !kept.contains(entry.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
