package dev.docent.conversation.migration;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The step that puts the frames of all turns into the form in which they are kept from version 4 on. It contains the code for
 * that form, because a released step never changes.
 */
final class FramesMigration implements JavaMigration {
    static final int VERSION = 5;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(Integer.toString(VERSION));
    }

    @Override
    public String getDescription() {
        return "frames of turns";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        Jdbi.create(context.getConnection()).useHandle(FramesMigration::migrate);
    }

    private static void migrate(Handle handle) {
        var parts = OldParts.byTurnNumber(handle);
        // Row by row, because a whole database does not fit into memory.
        var answers = handle.createQuery("select answer from turns_before order by asked_at, answer")
                .mapTo(String.class)
                .list();
        for (var answer : answers) {
            var turn = handle.createQuery("select * from turns_before where answer = :answer")
                    .bind("answer", answer)
                    .map((row, context) -> OldTurn.of(row, parts))
                    .one();
            copy(handle, turn, addPart(handle, turn));
        }
    }

    /** Writes all frames of a turn as one part; returns its number, or null if there are no frames. */
    private static @Nullable Long addPart(Handle handle, OldTurn turn) {
        if (turn.layout().isEmpty()) {
            return null;
        }
        return handle.createUpdate("insert into frame_parts (first_frame, frames) values (1, :frames)")
                .bind("frames", String.join("\n", turn.replayed()))
                .executeAndReturnGeneratedKeys("part")
                .mapTo(Long.class)
                .one();
    }

    private static void copy(Handle handle, OldTurn turn, @Nullable Long part) {
        handle.createUpdate(
                        "insert into turns (answer, conversation, position, status, model, asked_at, ended_at, continues,"
                                + " idempotency_key, question, folded_question, answer_text, folded_text, frames, first_part, last_part)"
                                + " select answer, conversation, position, status, model, asked_at, ended_at, continues,"
                                + " idempotency_key, question, folded_question, answer_text, folded_text, :frames, :part, :part"
                                + " from turns_before where answer = :answer")
                .bind("answer", turn.answer())
                .bind("frames", turn.isRunning() ? null : String.join("\n", turn.shown()))
                .bind("part", part)
                .execute();
    }
}
