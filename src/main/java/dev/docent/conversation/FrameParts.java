package dev.docent.conversation;

import dev.docent.journal.Frame;
import dev.docent.journal.FrameCodec;
import dev.docent.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The table of parts. It has the frames of running answers, and keeps them for some time after the answers end. Stateless: any
 * process may write and read the parts of any answer.
 *
 * <p>In this table, an answer has a short number, because its id would be as long as half a second of its text. The number is
 * the key of its first part. Its other parts follow, among those of other answers.
 */
final class FrameParts {
    private static final FrameCodec<Frame> CODEC = Frame.CODEC;

    private FrameParts() {}

    /** Writes the first frame of a turn that is stored in the same transaction; returns the number of its journal. */
    static long begin(Handle handle, Turn turn) {
        return handle.createUpdate("insert into frame_parts (first_frame, frames) values (1, :frames)")
                .bind("frames", CODEC.pack(List.of(turn.start())))
                .executeAndReturnGeneratedKeys("part")
                .mapTo(Long.class)
                .one();
    }

    /** Writes parts, except those of turns that no longer exist. */
    static void append(Handle handle, List<TurnPart> parts) {
        var batch = handle.prepareBatch("insert into frame_parts (journal, first_frame, frames)"
                + " select first_part, :firstFrame, :frames from turns where first_part = :journal");
        for (var part : parts) {
            batch.bind("journal", part.journal())
                    .bind("firstFrame", part.firstFrame())
                    .bind("frames", CODEC.pack(part.frames()))
                    .add();
        }
        batch.execute();
    }

    /** Returns the frames of an answer of this caller; none if they are deleted. */
    static List<Frame> read(Handle handle, Caller caller, String answer) {
        return handle.createQuery("select p.first_frame, p.frames from turns t"
                        + " join conversations c on c.id = t.conversation"
                        + " join frame_parts p on p.part between t.first_part and coalesce(t.last_part, "
                        + Long.MAX_VALUE
                        + ") and coalesce(p.journal, p.part) = t.first_part"
                        + " where t.answer = :answer and c.owner = :owner order by p.part")
                .bind("answer", answer)
                .bind("owner", caller.id())
                .reduceResultSet(new PackedFrames(), (written, row, context) -> written.add(row))
                .frames();
    }

    /** Returns the parts of all running turns by the ids of their answers, in one pass over the table. */
    static Map<String, PackedFrames> readRunning(Handle handle) {
        return handle.createQuery("select t.answer, p.first_frame, p.frames from frame_parts p"
                        + " join turns t on t.first_part = coalesce(p.journal, p.part)"
                        + " where t.status = 'running' order by p.part")
                .reduceResultSet(new HashMap<>(), (byAnswer, row, context) -> {
                    byAnswer.computeIfAbsent(row.getString("answer"), answer -> new PackedFrames())
                            .add(row);
                    return byAnswer;
                });
    }

    /**
     * Deletes the parts before the first part of any turn that runs or ended at this time or later; returns how many. The last
     * part in the table stays, so that its number is not used again.
     */
    static int forget(Handle handle, Instant endedBefore) {
        return handle.createUpdate("delete from frame_parts where part < coalesce("
                        + "(select first_part from turns where first_part >= (select min(part) from frame_parts)"
                        + " and (ended_at is null or ended_at >= :endedBefore) order by first_part limit 1),"
                        + " (select max(part) from frame_parts))")
                .bind("endedBefore", endedBefore.toEpochMilli())
                .execute();
    }

    /** The frames of one answer, packed until they are read, so that all running answers fit into memory. */
    static final class PackedFrames {
        private final List<Integer> firstFrames = new ArrayList<>();
        private final List<String> packed = new ArrayList<>();

        private PackedFrames add(ResultSet row) throws SQLException {
            firstFrames.add(row.getInt("first_frame"));
            packed.add(row.getString("frames"));
            return this;
        }

        /** Returns the frames, each once; none if the first part is deleted. */
        List<Frame> frames() {
            var frames = new ArrayList<Frame>();
            for (int i = 0; i < packed.size(); i++) {
                var part = CODEC.unpack(packed.get(i));
                int known = frames.size() + 1 - firstFrames.get(i);
                if (known >= 0 && known < part.size()) {
                    frames.addAll(part.subList(known, part.size()));
                }
            }
            return frames;
        }
    }
}
