package dev.docent.settings;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code docent.rerank}: a word, or the path of a folder, which has a slash.
 *
 * @param folder the path as it is written; not null if and only if the mode is {@link RerankMode#FOLDER}
 */
record RerankChoice(RerankMode mode, @Nullable String folder) {
    private static final String EXAMPLE = "model";

    private static final ValueType<String> PATH = PathValueTypes.folder("/srv/models/ms-marco-MiniLM-L-6-v2");

    /** One of the words, in any case, or a path. */
    static final ValueType<RerankChoice> TYPE = new ValueType<>(
            "off, model, url, or the path of a folder with model.onnx and tokenizer.json, such as " + PATH.example(),
            EXAMPLE,
            RerankChoice::parse);

    private static RerankChoice parse(String text) {
        if (text.contains("://")) {
            throw new IllegalArgumentException("it is a URL, which belongs into " + RerankKeys.PREFIX + "url");
        }
        boolean isPath = text.contains("/") || text.contains("\\");
        return isPath
                ? new RerankChoice(RerankMode.FOLDER, PATH.parse(text))
                : new RerankChoice(Choice.parse(RerankMode.class, text), null).checked();
    }

    /** The name of the mode is no value. */
    private RerankChoice checked() {
        if (mode == RerankMode.FOLDER) {
            throw new IllegalArgumentException("it must have a slash");
        }
        return this;
    }
}
