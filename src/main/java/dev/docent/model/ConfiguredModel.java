package dev.docent.model;

/**
 * A model that the settings name. Immutable.
 *
 * @param provider the provider, for example {@code openai} or {@code quotes}
 * @param model the model with its fallback models
 * @param alone the model without them
 */
public record ConfiguredModel(String provider, ChatModel model, ChatModel alone) {
    /** Returns the name that requests use. */
    public String name() {
        return model.name();
    }
}
