package dev.docent.settings;

/** Rules for the settings of one model together. */
final class ModelRules {
    private final Values values;
    private final ModelKeys keys;
    private final ModelSettings model;

    ModelRules(Values values, ModelKeys keys, ModelSettings model) {
        this.values = values;
        this.keys = keys;
        this.model = model;
    }

    /** Notes every mistake. */
    void check() {
        if (model.provider().kind().address().isPresent()) {
            checkOwnApi();
        } else if (model.provider().kind() == Provider.HTTP) {
            checkFormat();
        } else {
            checkWithoutApi();
        }
        if (values.isSet(keys.api) && model.provider().kind() != Provider.OPENAI) {
            values.mistake(keys.api.name() + " only works with the provider \"openai\"; set " + keys.provider.name()
                    + " = \"openai\", or remove it");
        }
        if (model.times().firstToken().compareTo(model.times().total()) > 0) {
            values.mistake(keys.firstTokenTimeout.name() + " (" + model.times().firstToken()
                    + ") must not be longer than " + keys.totalTimeout.name() + " ("
                    + model.times().total() + "); for example " + keys.firstTokenTimeout.example());
        }
    }

    private void checkOwnApi() {
        boolean local = model.provider().kind().isLocal();
        boolean addressed = values.isSet(keys.url) || keys.keyOrigins().stream().anyMatch(values::isSet);
        if (!addressed && !local) {
            needs(keys.url.name() + " or " + keys.key.name(), keys.url);
        }
        requireName();
        if (!local) {
            refusePath("/chat/completions");
            refusePath("/responses");
        }
        refuseFormat();
    }

    private void checkFormat() {
        if (!values.isSet(keys.url)) {
            needs(keys.url.name(), keys.url);
        }
        if (!values.isSet(keys.body) && !values.get(keys.method).equals("GET")) {
            needs(keys.body.name(), keys.body);
        }
        refuseFieldsOfBareText();
        refuseConditionsThatNothingMeets();
        if (values.isSet(keys.omit)) {
            values.mistake(keys.omit.name() + " has no effect, because the provider \"http\" sends what "
                    + keys.body.name() + " says; remove the field there");
        }
        model.target().options().keySet().stream()
                .sorted()
                .forEach(name -> values.mistake(
                        keys.option(name).name() + " has no effect, because the provider \"http\" sends what "
                                + keys.body.name() + " says; add the field there"));
    }

    private void checkWithoutApi() {
        // They need no settings, or only the jar knows which.
        if (model.target().keyOrigin() != null) {
            values.mistake(keys.provider.name() + " = \"" + model.provider().name()
                    + "\" does not use a key that changes; remove key-file, key-command and oauth");
        }
    }

    private void refusePath(String path) {
        if (model.target().url() != null && model.target().url().getRawPath().endsWith(path)) {
            values.mistake(keys.url.name() + " must be the address up to /v1; remove " + path);
        }
    }

    private void refuseFormat() {
        keys.format().stream()
                .filter(values::isSet)
                .forEach(key -> values.mistake(key.name() + " only works with the provider \"http\"; set "
                        + keys.provider.name() + " = \"http\", or remove it"));
    }

    private void refuseFieldsOfBareText() {
        if (model.habits().http().framing() == BodyFraming.TEXT) {
            keys.inRecords().stream()
                    .filter(values::isSet)
                    .forEach(key -> values.mistake(key.name() + " needs records, but " + keys.framing.name()
                            + " = \"text\" has none; remove it, or set another framing"));
        }
    }

    private void refuseConditionsThatNothingMeets() {
        var http = model.habits().http();
        for (var key : keys.conditions()) {
            var condition = values.find(key).orElse("");
            if (condition.startsWith("event") && !http.framing().mayHaveEvents()) {
                values.mistake(key.name() + " uses the names of events, but " + keys.framing.name() + " = \""
                        + http.framing().settingName() + "\" has none; use a JSON Pointer instead, for example "
                        + key.example());
            } else if (condition.startsWith("/")
                    && http.pointers().text() == null
                    && http.framing() != BodyFraming.TEXT) {
                values.mistake(key.name() + " needs records of JSON, but without " + keys.text.name()
                        + " they are bare text; set it, or use the name of the event");
            }
        }
    }

    private void needs(String what, Key<?> example) {
        values.mistake(keys.provider.name() + " = \""
                + values.get(keys.provider).settingName() + "\" needs " + what + "; for example " + example.example());
    }

    private void requireName() {
        if (model.target().name() == null && !values.isSet(keys.name)) {
            values.mistake(keys.name.name() + " is not set, but a model with " + keys.url.name() + " or "
                    + keys.key.name() + " needs a name; for example " + keys.name.example());
        }
    }
}
