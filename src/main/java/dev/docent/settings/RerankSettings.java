package dev.docent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who puts the best passages of a search in order: {@code docent.rerank} and the settings below it. Immutable.
 *
 * @param mode {@code docent.rerank}
 * @param folder the folder of the model; not null if and only if the mode is {@link RerankMode#FOLDER}
 * @param service what is asked over HTTP; not null if and only if the mode is {@link RerankMode#URL}
 * @param candidates {@code candidates}: how many passages are put in order
 * @param timeout {@code timeout}: how long that may take; then they stay in the order of the search
 */
public record RerankSettings(
        RerankMode mode, @Nullable Path folder, @Nullable RerankTarget service, int candidates, Duration timeout) {
    /** Nobody puts passages in order. */
    public static final RerankSettings OFF = new RerankSettings(RerankMode.OFF, null, null, 20, Duration.ofSeconds(2));

    /** Returns whether the model that answers does it. */
    public boolean byModel() {
        return mode == RerankMode.MODEL;
    }

    /**
     * A service over HTTP.
     *
     * @param url {@code url}: the whole address
     * @param api {@code api}, never {@link RerankApi#AUTO}
     * @param model {@code model}: the service's name for the model; null if it has only one
     * @param key how requests are authorized
     */
    public record RerankTarget(
            URI url, RerankApi api, @Nullable String model, KeyAccess key) {}
}
