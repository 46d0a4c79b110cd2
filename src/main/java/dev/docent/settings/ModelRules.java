package dev.docent.settings;

/** What several settings of one model must be together. */
final class ModelRules {
    private final Values values;
    private final ModelKeys keys;
    private final Settings.Model model;

    ModelRules(Values values, ModelKeys keys, Settings.Model model) {
        this.values = values;
        this.keys = keys;
        this.model = model;
    }

    /** Notes every mistake. */
    void check() {
        boolean addressed = values.isSet(keys.url) || keys.keyOrigins().stream().anyMatch(values::isSet);
        switch (model.provider()) {
            case OPENAI, ANTHROPIC, GEMINI -> {
                if (!addressed) {
                    needs(keys.url.name() + " or " + keys.key.name(), keys.url);
                }
                requireName();
                refusePath("/chat/completions");
                refusePath("/responses");
                refuseFormat();
            }
            case OLLAMA -> {
                requireName();
                refuseFormat();
            }
            case HTTP -> {
                if (!values.isSet(keys.url)) {
                    needs(keys.url.name(), keys.url);
                }
                if (!values.isSet(keys.body) && !values.get(keys.method).equals("GET")) {
                    needs(keys.body.name(), keys.body);
                }
                refuseFieldsOfBareText();
                refuseConditionsThatNothingMeets();
                if (values.isSet(keys.omit)) {
                    values.mistake(keys.omit.name() + " leaves nothing out: the provider \"http\" sends what "
                            + keys.body.name() + " says; leave the field out there");
                }
                model.options().keySet().stream()
                        .sorted()
                        .forEach(
                                name -> values.mistake(keys.option(name).name() + " goes nowhere: the provider \"http\""
                                        + " sends what " + keys.body.name() + " says; write the field there"));
            }
            case AUTO, QUOTES, PLUGIN -> {
                // They need nothing, or nobody here knows what.
                model.keyOrigin()
                        .ifPresent(origin -> values.mistake(keys.provider.name() + " = \"" + model.providerName()
                                + "\" has no use for a key that changes; leave out key-file, key-command and oauth"));
            }
        }
        if (values.isSet(keys.api) && model.provider() != Provider.OPENAI) {
            values.mistake(keys.api.name() + " is for the provider \"openai\"; set " + keys.provider.name()
                    + " = \"openai\", or leave it out");
        }
        if (model.times().firstToken().compareTo(model.times().total()) > 0) {
            values.mistake(keys.firstTokenTimeout.name() + " (" + model.times().firstToken()
                    + ") must not be longer than " + keys.totalTimeout.name() + " ("
                    + model.times().total() + "); for example " + keys.firstTokenTimeout.example());
        }
    }

    private void refusePath(String path) {
        if (model.url().filter(url -> url.getRawPath().endsWith(path)).isPresent()) {
            values.mistake(keys.url.name() + " must be the address up to /v1; leave out " + path);
        }
    }

    private void refuseFormat() {
        keys.format().stream()
                .filter(values::isSet)
                .forEach(key -> values.mistake(key.name() + " is for the provider \"http\"; set " + keys.provider.name()
                        + " = \"http\", or leave it out"));
    }

    private void refuseFieldsOfBareText() {
        if (model.http().framing().equals("text")) {
            keys.inRecords().stream()
                    .filter(values::isSet)
                    .forEach(key -> values.mistake(key.name() + " is for records, and " + keys.framing.name()
                            + " = \"text\" has none; leave it out, or set another framing"));
        }
    }

    private void refuseConditionsThatNothingMeets() {
        var http = model.http();
        for (var key : keys.conditions()) {
            var condition = values.find(key).orElse("");
            if (condition.startsWith("event") && !http.framing().matches("sse|text")) {
                values.mistake(key.name() + " looks at the names of events, and " + keys.framing.name() + " = \""
                        + http.framing() + "\" has none; name a JSON Pointer instead, for example " + key.example());
            } else if (condition.startsWith("/")
                    && http.text().isEmpty()
                    && !http.framing().equals("text")) {
                values.mistake(key.name() + " looks into records of JSON, and without " + keys.text.name()
                        + " they are bare text; set it, or look at the name of the event");
            }
        }
    }

    private void needs(String what, Key<?> example) {
        values.mistake(keys.provider.name() + " = \""
                + values.get(keys.provider).settingName() + "\" needs " + what + "; for example " + example.example());
    }

    private void requireName() {
        if (model.name().isEmpty() && !values.isSet(keys.name)) {
            values.mistake(keys.name.name() + " is not set, and a model behind " + keys.url.name() + " or "
                    + keys.key.name() + " has to be named; for example " + keys.name.example());
        }
    }
}
