package dev.docent.settings;

/** Which API of OpenAI is used. */
public enum OpenAiApi {
    /** Chat completions. */
    CHAT,
    /** Responses. */
    RESPONSES
}
