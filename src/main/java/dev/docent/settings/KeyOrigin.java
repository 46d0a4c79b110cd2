package dev.docent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a key that changes comes from. */
public sealed interface KeyOrigin {
    /**
     * {@code key-file}
     *
     * @param lifetime {@code key-lifetime}: the time after which it is read again
     */
    record InFile(Path file, Duration lifetime) implements KeyOrigin {}

    /**
     * {@code key-command}
     *
     * @param command the program and its arguments
     * @param lifetime {@code key-lifetime}: the time after which it is run again
     */
    record OfCommand(List<String> command, Duration lifetime) implements KeyOrigin {
        public OfCommand {
            command = List.copyOf(command);
        }
    }

    /** {@code oauth.*}: the client credentials of OAuth. */
    record ByOAuth(
            URI tokenUrl,
            String clientId,
            Secret clientSecret,
            @Nullable String scope,
            Map<String, String> parameters) implements KeyOrigin {
        public ByOAuth {
            parameters = Map.copyOf(parameters);
        }
    }
}
