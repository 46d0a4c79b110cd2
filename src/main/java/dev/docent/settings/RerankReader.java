package dev.docent.settings;

import dev.docent.home.Places;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who puts passages in order, and checks these settings together. */
final class RerankReader {
    private static final Pattern VERSIONED = Pattern.compile(".*/v\\d+/rerank");

    private final Values values;
    private final Places places;
    private final KeyReader keys;

    RerankReader(Values values, Places places, KeyReader keys) {
        this.values = values;
        this.places = places;
        this.keys = keys;
    }

    RerankSettings read() {
        var choice = values.get(RerankKeys.MODE);
        var mode = choice.mode();
        if (mode != RerankMode.URL) {
            RerankKeys.ofServices().stream()
                    .filter(values::isSet)
                    .forEach(key -> values.mistake(key.name() + " only works with a service over HTTP; set "
                            + RerankKeys.MODE.name() + " = \"url\", or remove it"));
        }
        return new RerankSettings(
                mode,
                choice.folder() == null ? null : places.resolve(choice.folder()),
                mode == RerankMode.URL ? service() : null,
                values.get(RerankKeys.CANDIDATES),
                values.get(RerankKeys.TIMEOUT));
    }

    private RerankSettings.@Nullable RerankTarget service() {
        if (!values.isSet(RerankKeys.URL)) {
            values.mistake(RerankKeys.MODE.name() + " = \"url\" needs " + RerankKeys.URL.name() + "; for example "
                    + RerankKeys.URL.example());
        }
        var access = keys.access(RerankKeys.KEY);
        var api = values.get(RerankKeys.API);
        var model = values.find(RerankKeys.MODEL).orElse(null);
        return values.find(RerankKeys.URL)
                .map(url -> new RerankSettings.RerankTarget(url, api(url, api), model, access))
                .orElse(null);
    }

    private RerankApi api(URI url, RerankApi chosen) {
        if (chosen != RerankApi.AUTO) {
            return chosen;
        }
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        if (!path.endsWith("/rerank")) {
            values.mistake(RerankKeys.URL.name() + " = \"" + url + "\" must be the whole address, up to /rerank or"
                    + " /v1/rerank; or set " + RerankKeys.API.name());
        }
        return VERSIONED.matcher(path).matches() ? RerankApi.COHERE : RerankApi.TEI;
    }
}
