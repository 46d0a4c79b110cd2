package dev.docent.settings;

/** What several settings must be together. */
final class Rules {
    private final Settings settings;
    private final Values values;

    private Rules(Settings settings, Values values) {
        this.settings = settings;
        this.values = values;
    }

    /** Notes the mistakes. What is set wrongly has been noted before and counts as set. */
    static void check(Settings settings, Values values) {
        var rules = new Rules(settings, values);
        rules.model();
        rules.timeouts();
        rules.limits();
        rules.auth();
    }

    private void model() {
        var addressed = values.isSet(Keys.URL) || values.isSet(Keys.KEY);
        var provider = settings.model().provider();
        if (provider == Provider.OPENAI && !addressed) {
            values.mistake("docent.model.provider = \"openai\" needs docent.model.url or docent.model.key; for example "
                    + Keys.URL.example());
        }
        var openai = provider == Provider.OPENAI || (provider == Provider.AUTO && addressed);
        if (openai && !values.isSet(Keys.NAME)) {
            values.mistake(
                    "docent.model.name is not set, and a model behind docent.model.url or docent.model.key has to be"
                            + " named; for example " + Keys.NAME.example());
        }
    }

    private void timeouts() {
        var model = settings.model();
        if (model.firstTokenTimeout().compareTo(model.totalTimeout()) > 0) {
            values.mistake("docent.model.first-token-timeout (" + model.firstTokenTimeout()
                    + ") must not be longer than docent.model.total-timeout (" + model.totalTimeout()
                    + "); for example "
                    + Keys.FIRST_TOKEN_TIMEOUT.example());
        }
    }

    private void limits() {
        var limits = settings.limits();
        if (limits.questionChars() > limits.bodyBytes()) {
            values.mistake("docent.limits.body-bytes (" + limits.bodyBytes()
                    + ") must not be smaller than docent.limits.question-chars (" + limits.questionChars()
                    + "), or no request can carry such a question; for example " + Keys.BODY_BYTES.example());
        }
    }

    private void auth() {
        var mode = settings.auth().mode();
        if (mode == AuthMode.TOKEN && !values.isSet(Keys.AUTH_TOKEN)) {
            values.mistake(
                    "docent.auth.mode = \"token\" needs docent.auth.token; for example " + Keys.AUTH_TOKEN.example());
        }
        if (mode != AuthMode.TOKEN && values.isSet(Keys.AUTH_TOKEN)) {
            values.mistake("docent.auth.token is set, and docent.auth.mode (" + mode.settingName()
                    + ") does not ask for it; set docent.auth.mode=token, or remove the token");
        }
        if (mode == AuthMode.HEADER && !values.isSet(Keys.TRUSTED_PROXIES)) {
            values.mistake(
                    "docent.auth.mode = \"header\" needs docent.auth.trusted-proxies, or everybody could claim any"
                            + " name; for example " + Keys.TRUSTED_PROXIES.example());
        }
    }
}
