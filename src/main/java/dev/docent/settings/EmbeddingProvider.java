package dev.docent.settings;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What computes vectors. */
public enum EmbeddingProvider {
    /** {@link #ONNX} if a folder is set, {@link #OPENAI} if a URL or a key is set, else {@link #BUILTIN}. */
    AUTO,
    /** The English model that comes with Docent. */
    BUILTIN,
    /** A model in a folder of this machine. */
    ONNX,
    /** Any server with the API of OpenAI's embeddings. */
    OPENAI("https://api.openai.com/v1"),
    /** Ollama's own API. */
    OLLAMA("http://localhost:11434"),
    /** Hugging Face's Text Embeddings Inference. */
    TEI("http://localhost:8080");

    private final @Nullable URI address;

    EmbeddingProvider() {
        address = null;
    }

    EmbeddingProvider(String address) {
        this.address = URI.create(address);
    }

    /** Returns its usual address; nothing if it is in this process. */
    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /** Returns whether it is asked over HTTP. */
    public boolean isRemote() {
        return address != null;
    }

    /** Returns the name in the settings: {@code openai}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
