package dev.docent.model;

/**
 * A model that the settings name. Immutable.
 *
 * @param provider who answers: {@code openai}, {@code quotes} and so on
 * @param model the model with its substitutes
 * @param alone the model without them
 */
public record ConfiguredModel(String provider, ChatModel model, ChatModel alone) {
    /** Returns what a request names it by. */
    public String name() {
        return model.name();
    }
}
