package dev.docent.settings;

/** The API of a service that puts passages in order. */
public enum RerankApi {
    /** What the path of the address says: {@link #COHERE} for {@code /v1/rerank} and {@code /v2/rerank}, else {@link #TEI}. */
    AUTO,
    /** Cohere's, which Jina, vLLM, LiteLLM and llama.cpp have too. */
    COHERE,
    /** Hugging Face's Text Embeddings Inference. */
    TEI
}
