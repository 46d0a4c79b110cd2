package dev.docent.ingest.pass;

import dev.docent.ingest.read.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The documents that the index has of one source. A pass takes out those that it finds, so those that are missing are
 * left at the end. All paths are inside the source. One thread.
 */
final class KnownDocuments {
    /** The fingerprints of those that were not found yet. */
    private final TreeMap<String, String> missing = new TreeMap<>();

    private int kept;

    /** @param fingerprints what the index remembers, by whole path */
    KnownDocuments(String source, Map<String, String> fingerprints) {
        fingerprints.forEach((path, fingerprint) -> missing.put(path.substring(source.length() + 1), fingerprint));
    }

    /** Takes out a document whose file was found, and returns its fingerprint. */
    Optional<String> met(String path) {
        return Optional.ofNullable(missing.remove(path));
    }

    /** Takes out the document of a file, or those of a folder, and returns their paths. The empty path is the whole source. */
    List<String> takeOut(String path) {
        if (path.isEmpty()) {
            var all = missing();
            missing.clear();
            return all;
        }
        var taken = new ArrayList<String>();
        if (missing.remove(path) != null) {
            taken.add(path);
        }
        var below = below(path);
        taken.addAll(below.keySet());
        below.clear();
        return taken;
    }

    /** Keeps the document of a file, or those of a folder, because what is there now is unknown. */
    void keep(String path) {
        kept += takeOut(path).size();
    }

    /**
     * Keeps the documents of a folder that is now empty, if they were read from another folder in its place, and returns
     * how many there are. If it is the same folder, they were deleted.
     */
    int keepIfReplaced(String folder, String identity) {
        int depth = (int) folder.chars().filter(character -> character == '/').count();
        var documents = below(folder);
        int before = documents.size();
        documents.values().removeIf(text -> {
            var folders = Fingerprint.parse(text).map(Fingerprint::folders).orElse(List.of());
            return depth < folders.size() && !folders.get(depth).equals(identity);
        });
        int replaced = before - documents.size();
        kept += replaced;
        return replaced;
    }

    /** Returns the paths of those that were not found, left out or kept. */
    List<String> missing() {
        return List.copyOf(missing.keySet());
    }

    /** Returns how many are kept although they could not be examined. */
    int kept() {
        return kept;
    }

    private Map<String, String> below(String folder) {
        String start = folder.endsWith("/") ? folder : folder + "/";
        // The character after the slash is the first one that no path below the folder has there.
        return missing.subMap(start, start.substring(0, start.length() - 1) + (char) ('/' + 1));
    }
}
