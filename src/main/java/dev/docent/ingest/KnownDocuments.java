package dev.docent.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the index has of one source, while a pass looks for it: at its end those are left that were looked for and are not
 * there. All paths are inside the source. One thread.
 */
final class KnownDocuments {
    /** The fingerprints of those that were not met yet. */
    private final TreeMap<String, String> missing = new TreeMap<>();

    private int kept;

    /** @param fingerprints what the index remembers, by the whole path */
    KnownDocuments(String source, Map<String, String> fingerprints) {
        fingerprints.forEach((path, fingerprint) -> missing.put(path.substring(source.length() + 1), fingerprint));
    }

    /** Takes out a document whose file was met, and returns its fingerprint. */
    Optional<String> met(String path) {
        return Optional.ofNullable(missing.remove(path));
    }

    /** Takes out the document of a file, or those of a folder, and returns their paths. */
    List<String> takeOut(String path) {
        var taken = new ArrayList<String>();
        if (missing.remove(path) != null) {
            taken.add(path);
        }
        var below = below(path);
        taken.addAll(below.keySet());
        below.clear();
        return taken;
    }

    /** Keeps the document of a file, or those of a folder, since nobody knows what is there now. */
    void keep(String path) {
        kept += takeOut(path).size();
    }

    /**
     * Keeps the documents of a folder that is empty now if it is another folder than the one that they were read from, and
     * returns how many these are. From the same folder they were deleted.
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

    /** Returns the paths of those that were not met, left out or kept. */
    List<String> missing() {
        return List.copyOf(missing.keySet());
    }

    /** Returns how many are kept though they could not be looked at. */
    int kept() {
        return kept;
    }

    private Map<String, String> below(String folder) {
        String start = folder.endsWith("/") ? folder : folder + "/";
        // The character after the slash is the first that no path below the folder can have there.
        return missing.subMap(start, start.substring(0, start.length() - 1) + (char) ('/' + 1));
    }
}
