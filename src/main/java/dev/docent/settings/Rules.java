package dev.docent.settings;

import java.util.List;

/** Rules for several settings together. */
final class Rules {
    private final Settings settings;
    private final Values values;

    private Rules(Settings settings, Values values) {
        this.settings = settings;
        this.values = values;
    }

    /** Notes the mistakes. A wrong value has been noted before and counts as set. */
    static void check(Settings settings, Values values) {
        var rules = new Rules(settings, values);
        rules.limits();
        rules.auth();
    }

    /** Returns warnings about values that are allowed but probably mistakes. */
    static List<String> warnings(Settings.Auth auth) {
        return auth.trustedProxies().stream()
                .filter(AddressRange::isEverything)
                .map(range -> Keys.TRUSTED_PROXIES.name() + " has " + range
                        + ", which is every machine: anybody who can reach Docent can claim any name in the header "
                        + auth.header() + "; set the proxy's own address, for example "
                        + Keys.TRUSTED_PROXIES.example())
                .toList();
    }

    private void limits() {
        var limits = settings.serving().limits();
        if (limits.sizes().questionChars() > limits.sizes().bodyBytes()) {
            values.mistake("docent.limits.body-bytes (" + limits.sizes().bodyBytes()
                    + ") must not be smaller than docent.limits.question-chars ("
                    + limits.sizes().questionChars()
                    + "), because otherwise no request can carry such a question; for example "
                    + Keys.BODY_BYTES.example());
        }
    }

    private void auth() {
        var mode = settings.serving().auth().mode();
        if (mode == AuthMode.TOKEN && !values.isSet(Keys.AUTH_TOKEN)) {
            values.mistake(
                    "docent.auth.mode = \"token\" needs docent.auth.token; for example " + Keys.AUTH_TOKEN.example());
        }
        if (mode != AuthMode.TOKEN && values.isSet(Keys.AUTH_TOKEN)) {
            values.mistake("docent.auth.token is set, but docent.auth.mode (" + mode.settingName()
                    + ") does not use it; set docent.auth.mode=token, or remove the token");
        }
        if (mode == AuthMode.HEADER && !values.isSet(Keys.TRUSTED_PROXIES)) {
            values.mistake(
                    "docent.auth.mode = \"header\" needs docent.auth.trusted-proxies, because otherwise anybody could"
                            + " claim any name; for example "
                            + Keys.TRUSTED_PROXIES.example());
        }
    }
}
