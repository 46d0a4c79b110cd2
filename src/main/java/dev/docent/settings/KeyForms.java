package dev.docent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings that say which key is sent to a service, and where a key that changes comes from. */
final class KeyForms {
    final String prefix;
    final Key<Secret> key;
    final Key<String> keyFile;
    final Key<List<String>> keyCommand;
    final Key<Duration> keyLifetime;
    final Key<URI> tokenUrl;
    final Key<String> clientId;
    final Key<Secret> clientSecret;
    final Key<String> scope;

    /** @param prefix what the names of the service's settings begin with, with a dot at its end */
    KeyForms(String prefix) {
        this.prefix = prefix;
        key = Key.secret(prefix + "key", ValueTypes.secret("sk-…"));
        keyFile = Key.unset(prefix + "key-file", PathValueTypes.file("/run/secrets/model-key"));
        keyCommand = Key.unset(
                prefix + "key-command", ModelValueTypes.command("gcloud auth application-default print-access-token"));
        keyLifetime = Key.of(prefix + "key-lifetime", "1m", ValueTypes.duration("1s", "24h", "5m"));
        tokenUrl = Key.unset(
                prefix + "oauth.token-url",
                ModelValueTypes.url("https://login.microsoftonline.com/TENANT/oauth2/v2.0/token"));
        clientId = Key.unset(prefix + "oauth.client-id", ValueTypes.text("Docent's client id", "docent"));
        clientSecret = Key.secret(prefix + "oauth.client-secret", ValueTypes.secret("…"));
        scope = Key.unset(
                prefix + "oauth.scope",
                ValueTypes.text("the scope of the tokens", "https://cognitiveservices.azure.com/.default"));
    }

    /** Returns a further parameter for the authorization server. */
    Key<String> oauthParameter(String name) {
        return Key.unset(
                prefix + "oauth.parameters." + name,
                ValueTypes.text("a value that the authorization server needs", "models"));
    }

    /** Returns the setting for a header of each request. */
    Key<Secret> header(String name) {
        return Key.secret(prefix + "headers." + name, ModelValueTypes.headerValue("docs"));
    }

    /** Returns the settings that say where the key comes from; each excludes the others. */
    List<Key<?>> origins() {
        return List.of(key, keyFile, keyCommand, tokenUrl);
    }

    List<Key<?>> all() {
        return List.of(key, keyFile, keyCommand, keyLifetime, tokenUrl, clientId, clientSecret, scope);
    }
}
