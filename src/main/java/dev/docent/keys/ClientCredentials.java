package dev.docent.keys;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How Docent shows an authorization server who it is (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section
 * 4.4</a>). It prints without its secret. Immutable.
 *
 * @param tokenUrl where access tokens are given
 * @param id the name that Docent has there
 * @param secret its password
 * @param scope what the tokens shall be good for
 * @param parameters what the server wants besides, for example {@code audience}
 */
public record ClientCredentials(
        URI tokenUrl, String id, String secret, Optional<String> scope, Map<String, String> parameters) {
    public ClientCredentials {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}
