package dev.docent.source;

import dev.docent.settings.SourceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A web site: a page with those below its folder, a sitemap, or a list of addresses.
 *
 * @param start its address, without name and password
 */
public record WebPlace(URI start) implements SourcePlace {
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)(?:^|.*&)[^=&]*(?:key|token|secret|password|signature)[^=&]*=.*");

    /** @throws IllegalArgumentException if the location is no address of a page; the message says why, without the location */
    static WebPlace of(String location) {
        try {
            var url = new URI(location);
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || url.getHost() == null) {
                throw new IllegalArgumentException("a web site has an http or https URL");
            }
            if (url.getRawQuery() != null
                    && SECRET_PARAMETER.matcher(url.getRawQuery()).matches()) {
                throw new IllegalArgumentException(
                        "its query must not contain a key, because people see it; set a password or a header");
            }
            return new WebPlace(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    /** The name of the server. */
    @Override
    public String name() {
        return start.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
    }

    @Override
    public Source source(String name, SourceSettings settings, SourceContext context) {
        return context.remote().web(this, name, settings, context);
    }
}
