package dev.docent.source.git.store;

import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit sees it: without settings of git. So JGit reads no file of the user, starts no {@code git} to
 * find them, and never writes what it measures. Thread-safe.
 */
public final class QuietSystem extends SystemReader.Delegate {
    static {
        SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
    }

    private QuietSystem(SystemReader real) {
        super(real);
    }

    /** Has JGit see the machine so, from now on. */
    public static void install() {
        // The static initializer does it, once.
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public StoredConfig getUserConfig() {
        return new NoSettings();
    }

    @Override
    public StoredConfig getSystemConfig() {
        return new NoSettings();
    }

    @Override
    public StoredConfig getJGitConfig() {
        return new NoSettings();
    }

    /** Settings in memory, with the defaults of JGit. */
    private static final class NoSettings extends StoredConfig {
        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // Nothing is kept.
        }
    }
}
