package dev.docent;

import dev.docent.ingest.DryRun;
import dev.docent.settings.Settings;
import dev.docent.settings.SettingsException;
import dev.docent.source.SourceException;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code java -jar docent.war index --dry-run FOLDER}: reports what would be indexed, without a server. The launcher creates it by
 * reflection in the class loader of the application, and sees only the interface of the JDK.
 */
public final class DryRunCommand implements Callable<String> {
    private final String folder;

    public DryRunCommand(String folder) {
        this.folder = folder;
    }

    /** @throws IllegalArgumentException if the folder cannot be read, or a setting is wrong; the message is for people */
    @Override
    public String call() {
        try {
            var settings = Settings.read(Map.of(), Application.RULES);
            return DryRun.of(settings.locations().places().resolve(folder), settings);
        } catch (SourceException | SettingsException | InvalidPathException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }
}
