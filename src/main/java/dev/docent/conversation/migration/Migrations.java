package dev.docent.conversation.migration;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The steps that lead from an empty database to today's tables. A released step never changes. A new step is a new file and one
 * more line here.
 *
 * <p>The files are listed, because a search of the class path depends on how a container unpacks the WAR, and takes longer than
 * everything else that Flyway does.
 */
public final class Migrations implements ResourceProvider {
    static final List<String> FILES = List.of(
            "V1__conversations.sql",
            "V2__running_answers.sql",
            "V3__notices.sql",
            "V4__frames.sql",
            "V6__one_form_of_frames.sql",
            "V7__parents.sql",
            "V8__scopes.sql",
            "V9__pinned_and_deleted.sql");

    private static final List<JavaMigration> STEPS_IN_JAVA = List.of(new FramesMigration());

    /**
     * Brings the database up to date; does nothing if it already is.
     *
     * @throws NewerDatabaseException if this version does not know all of its steps; nothing is changed then
     */
    public static void run(DataSource dataSource) {
        var flyway = flyway(dataSource);
        int known = FILES.size() + STEPS_IN_JAVA.size();
        var newest = flyway.info().current();
        if (newest != null && newest.getVersion().isNewerThan(Integer.toString(known))) {
            throw new NewerDatabaseException(newest.getVersion().toString(), known);
        }
        flyway.migrate();
    }

    private static Flyway flyway(DataSource dataSource) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .resourceProvider(new Migrations())
                .javaMigrationClassProvider(List::of)
                .javaMigrations(STEPS_IN_JAVA.toArray(JavaMigration[]::new))
                .skipDefaultCallbacks(true)
                .locations("classpath:dev/docent/conversation/migration")
                .table("schema_history")
                .load();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return FILES.stream()
                .filter(file -> file.equals(name))
                .map(MigrationFile::new)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(file -> file.startsWith(prefix))
                .filter(file -> List.of(suffixes).stream().anyMatch(file::endsWith))
                .<LoadableResource>map(MigrationFile::new)
                .toList();
    }

    /** One file of the folder. */
    private static final class MigrationFile extends LoadableResource {
        private final String name;

        MigrationFile(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            var stream = Objects.requireNonNull(Migrations.class.getResourceAsStream(name), name);
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
