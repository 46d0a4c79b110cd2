package dev.docent.ingest.status;

import dev.docent.corpus.Extensions;
import dev.docent.source.LeftOut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what one source leaves out, by rule. One thread. */
final class LeftOutCounts {
    /** The most names that are kept for a rule: 20. */
    private static final int MAX_EXAMPLES = 20;

    /** The most formats that are counted separately: 50. Files of further formats are only counted together. */
    private static final int MAX_FORMATS = 50;

    private static final class Group {
        private final List<String> examples = new ArrayList<>();
        private final Map<String, Integer> formats = new TreeMap<>();
        private int count;
    }

    private final Map<LeftOut.Why, Group> groups = new EnumMap<>(LeftOut.Why.class);

    void add(LeftOut what) {
        var group = groups.computeIfAbsent(what.why(), why -> new Group());
        group.count++;
        if (group.examples.size() < MAX_EXAMPLES) {
            group.examples.add(what.path());
        }
        if (what.why() == LeftOut.Why.UNSUPPORTED || what.why() == LeftOut.Why.NOT_PROSE) {
            String format = Extensions.of(what.path());
            if (group.formats.containsKey(format) || group.formats.size() < MAX_FORMATS) {
                group.formats.merge(format, 1, Integer::sum);
            }
        }
    }

    /** Takes back what was added, by the name of its rule. Examples that were not kept do not come back. */
    void remove(String path, String reason) {
        groups.keySet().stream()
                .filter(why -> why.code().equals(reason))
                .findFirst()
                .ifPresent(why -> remove(path, why));
    }

    private void remove(String path, LeftOut.Why why) {
        var group = groups.get(why);
        if (group == null || --group.count == 0) {
            groups.remove(why);
            return;
        }
        group.examples.remove(path);
        group.formats.computeIfPresent(Extensions.of(path), (format, count) -> count == 1 ? null : count - 1);
    }

    void clear() {
        groups.clear();
    }

    int total() {
        return groups.values().stream().mapToInt(group -> group.count).sum();
    }

    List<LeftOutGroup> groups() {
        return groups.entrySet().stream()
                .map(entry -> new LeftOutGroup(
                        entry.getKey().code(),
                        entry.getKey().sentence(),
                        entry.getValue().count,
                        entry.getValue().examples,
                        entry.getValue().formats))
                .toList();
    }
}
