package dev.docent.ingest.watch;

import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folders that are watched. A folder may belong to several sources. One thread at a time. */
final class WatchedFolders {
    /**
     * A folder of a source.
     *
     * @param path inside the source; empty for the source itself
     */
    record WatchedPlace(String source, String path) {}

    private final Map<WatchKey, Set<WatchedPlace>> places = new HashMap<>();
    private final Map<WatchedPlace, WatchKey> keys = new HashMap<>();

    /** @param key may be another one than before, if another folder is at this place now */
    void put(WatchedPlace place, WatchKey key) {
        var before = keys.put(place, key);
        if (before != null && !before.equals(key)) {
            leave(before, place);
        }
        places.computeIfAbsent(key, folder -> new HashSet<>()).add(place);
    }

    private void leave(WatchKey key, WatchedPlace place) {
        var others = places.get(key);
        if (others != null && others.remove(place) && others.isEmpty()) {
            places.remove(key);
            key.cancel();
        }
    }

    /** Returns the places of a folder. */
    List<WatchedPlace> at(WatchKey key) {
        return List.copyOf(places.getOrDefault(key, Set.of()));
    }

    boolean has(WatchedPlace place) {
        return keys.containsKey(place);
    }

    /** Forgets a folder that is gone. */
    void remove(WatchKey key) {
        var gone = places.remove(key);
        if (gone != null) {
            gone.forEach(place -> keys.remove(place, key));
        }
    }

    /** Forgets the folders of a source that are not among these. */
    void keepOnly(String source, Set<WatchedPlace> kept) {
        var others = keys.keySet().stream()
                .filter(place -> place.source().equals(source) && !kept.contains(place))
                .toList();
        for (var place : others) {
            @Nullable WatchKey key = keys.remove(place);
            if (key != null) {
                leave(key, place);
            }
        }
    }

    int size() {
        return places.size();
    }
}
