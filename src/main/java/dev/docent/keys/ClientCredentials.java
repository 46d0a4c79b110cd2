package dev.docent.keys;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that Docent sends to an authorization server (<a
 * href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section 4.4</a>). Its text does not contain the
 * secret. Immutable.
 *
 * @param tokenUrl where to get access tokens
 * @param id Docent's client id
 * @param secret its secret
 * @param scope the scope of the tokens, if they need one
 * @param parameters further parameters for the server, for example {@code audience}
 */
public record ClientCredentials(
        URI tokenUrl, String id, String secret, @Nullable String scope, Map<String, String> parameters) {
    public ClientCredentials {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}
