package dev.docent.conversation.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The parts of one turn that earlier versions stored, put together. One thread at a time. */
final class OldParts {
    private final List<OldLayout.Entry> entries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** Returns the parts of all turns by the numbers of the turns. */
    static Map<Integer, OldParts> byTurnNumber(Handle handle) {
        Map<Integer, OldParts> all = new HashMap<>();
        handle.createQuery("select * from turn_parts order by part")
                .map((row, context) -> all.computeIfAbsent(row.getInt("turn_number"), number -> new OldParts())
                        .add(row.getInt("first_frame"), row.getString("layout"), row.getString("answer_text")))
                .forEach(parts -> {});
        return all;
    }

    /** Adds a part. It may overlap the one before, because a part that could not be stored was written again with more. */
    private OldParts add(int firstFrame, String partLayout, String partText) {
        var added = OldLayout.parse(partLayout);
        int known = entries.size() + 1 - firstFrame;
        if (known < 0 || known >= added.size()) {
            // Either it has nothing new, or the parts before it are deleted and these frames are no longer needed.
            return this;
        }
        int knownText = added.subList(0, known).stream()
                .mapToInt(OldLayout.Entry::length)
                .sum();
        entries.addAll(added.subList(known, added.size()));
        text.append(partText, Math.min(knownText, partText.length()), partText.length());
        return this;
    }

    List<OldLayout.Entry> entries() {
        return entries;
    }

    String text() {
        return text.toString();
    }
}
