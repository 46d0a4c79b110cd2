package dev.docent.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The table of parts: what is written of running turns as it comes, and folded into the turns by the next process when this
 * one does not get to it. Thread-safe.
 *
 * <p>A turn has a short number in there, for its id would cost as much as half a second of its text. The parts of an ended
 * turn stay until it is forgotten: its text is in its own row, but only they know its frames.
 */
final class TurnParts {
    // Guarded by this.
    private final Map<String, Place> places = new HashMap<>();
    private int lastNumber;
    private int lastPart;
    private int deletedBefore = 1;

    /** Where the parts of a turn are: its number, and its first and last part, 0 for none; others stand between them. */
    private static final class Place {
        final int number;
        int firstPart;
        int lastPart;

        Place(int number) {
            this.number = number;
        }
    }

    /** Gives a turn its number. */
    synchronized int begin(String answer) {
        var place = new Place(++lastNumber);
        places.put(answer, place);
        return place.number;
    }

    /** Has the parts of a turn deleted with the next batch. */
    synchronized void forget(String answer) {
        places.remove(answer);
    }

    /** Writes parts and deletes those at the beginning of the table that nobody needs. Parts of unknown turns are left out. */
    void append(Handle handle, List<TurnPart> parts) {
        var batch = handle.prepareBatch("insert into turn_parts (part, turn_number, first_frame, layout, answer_text)"
                + " values (:part, :number, :firstFrame, :layout, :text)");
        for (var part : parts) {
            var row = place(part.answer());
            if (row.isPresent()) {
                batch.bind("part", row.get()[0])
                        .bind("number", row.get()[1])
                        .bind("firstFrame", part.firstFrame())
                        .bind("layout", part.layout())
                        .bind("text", part.text())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        for (var part : parts) {
            part.sources().ifPresent(json -> update(handle, part, "sources", json));
            part.notices().ifPresent(json -> update(handle, part, "notices", json));
        }
        deleteUnneeded(handle);
    }

    private static void update(Handle handle, TurnPart part, String column, String json) {
        handle.createUpdate("update turns set " + column + " = :json where answer = :answer")
                .bind("json", json)
                .bind("answer", part.answer())
                .execute();
    }

    /** Returns a new part's key and the number of its turn. */
    private synchronized Optional<int[]> place(String answer) {
        var place = places.get(answer);
        if (place == null) {
            return Optional.empty();
        }
        lastPart++;
        if (place.firstPart == 0) {
            place.firstPart = lastPart;
        }
        place.lastPart = lastPart;
        return Optional.of(new int[] {lastPart, place.number});
    }

    /** Returns the frames of a turn of this process, if it has not been forgotten. */
    Optional<String> layout(Handle handle, String answer) {
        return range(answer)
                .map(range -> handle.createQuery("select first_frame, layout from turn_parts"
                                + " where part between :first and :last and turn_number = :number order by part")
                        .bind("number", range[0])
                        .bind("first", range[1])
                        .bind("last", range[2])
                        .reduceResultSet(
                                new Folded(),
                                (folded, row, context) ->
                                        folded.add(row.getInt("first_frame"), row.getString("layout"), null)))
                .map(folded -> folded.layout.toString())
                .filter(layout -> !layout.isEmpty());
    }

    private synchronized Optional<int[]> range(String answer) {
        return Optional.ofNullable(places.get(answer))
                .map(place -> new int[] {place.number, place.firstPart, place.lastPart});
    }

    private void deleteUnneeded(Handle handle) {
        int oldest = oldestNeeded();
        if (oldest > deletedBefore()) {
            handle.createUpdate("delete from turn_parts where part < :oldest")
                    .bind("oldest", oldest)
                    .execute();
            deleted(oldest);
        }
    }

    private synchronized int oldestNeeded() {
        return places.values().stream()
                .mapToInt(place -> place.firstPart)
                .filter(part -> part > 0)
                .min()
                .orElse(lastPart + 1);
    }

    private synchronized int deletedBefore() {
        return deletedBefore;
    }

    private synchronized void deleted(int before) {
        deletedBefore = Math.max(deletedBefore, before);
    }

    /** Gives every turn of an earlier process its frames, and a running one its text; then the table is empty. */
    static void fold(Handle handle) {
        Map<Integer, Folded> byNumber = new HashMap<>();
        handle.createQuery("select * from turn_parts order by part")
                .map((row, context) -> byNumber.computeIfAbsent(row.getInt("turn_number"), number -> new Folded())
                        .add(row.getInt("first_frame"), row.getString("layout"), row.getString("answer_text")))
                .forEach(folded -> {});
        byNumber.forEach((number, folded) -> {
            if (folded.layout.isEmpty()) {
                // Its first parts were deleted: nobody will ask for its frames.
                return;
            }
            handle.createUpdate("update turns set layout = :layout where turn_number = :number")
                    .bind("layout", folded.layout.toString())
                    .bind("number", number)
                    .execute();
            handle.createUpdate("update turns set answer_text = :text, folded_text = :folded"
                            + " where turn_number = :number and status = 'running'")
                    .bind("text", folded.text.toString())
                    .bind("folded", SearchWords.foldedRest(folded.text.toString()))
                    .bind("number", number)
                    .execute();
        });
        handle.execute("update turns set turn_number = null where turn_number is not null");
        handle.execute("delete from turn_parts");
    }

    /** Parts of one turn, put together. */
    private static final class Folded {
        final StringBuilder layout = new StringBuilder();
        final StringBuilder text = new StringBuilder();
        private int frames;

        Folded add(int firstFrame, String partLayout, @Nullable String partText) {
            var entries = Layout.parse(partLayout);
            int known = frames + 1 - firstFrame;
            if (known < 0 || known >= entries.size()) {
                return this;
            }
            int knownText = entries.subList(0, known).stream()
                    .mapToInt(Layout.Entry::length)
                    .sum();
            layout.append(Layout.format(entries.subList(known, entries.size())));
            if (partText != null && knownText < partText.length()) {
                text.append(partText, knownText, partText.length());
            }
            frames += entries.size() - known;
            return this;
        }
    }
}
