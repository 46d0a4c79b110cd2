package dev.docent.source.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the files and folders of branches are that are left out because an earlier branch has the same. Paths begin with the name of
 * the branch; those of folders end with a slash. Immutable.
 */
final class SharedPaths {
    static final SharedPaths NONE = new SharedPaths(Map.of());

    private final Map<String, String> places;
    /** The same, from the place to all that are left out. */
    private final Map<String, List<String>> others = new HashMap<>();

    /** @param places the path on the earlier branch, by the path that is left out */
    SharedPaths(Map<String, String> places) {
        this.places = Map.copyOf(places);
        this.places.forEach((path, place) ->
                others.computeIfAbsent(place, any -> new ArrayList<>()).add(path));
        others.values().forEach(paths -> paths.sort(null));
    }

    /** Returns the path of the file that is read for this one: itself, unless it is left out. */
    String place(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 2) + 1) {
            var place = places.get(path.substring(0, end));
            if (place != null) {
                return place(place + path.substring(end)); // It is on an earlier branch, so this ends.
            }
        }
        return path;
    }

    /** Returns the paths of the files that are left out because this one is the same, in no particular order. */
    List<String> others(String path) {
        var found = new ArrayList<String>();
        addOthers(path, found);
        return found;
    }

    private void addOthers(String path, List<String> found) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 2) + 1) {
            for (var other : others.getOrDefault(path.substring(0, end), List.of())) {
                var same = other + path.substring(end);
                found.add(same);
                addOthers(same, found);
            }
        }
    }
}
