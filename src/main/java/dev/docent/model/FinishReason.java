package dev.docent.model;

/** Why a model's answer ended. */
public enum FinishReason {
    /** The model finished its answer. */
    STOP,
    /** The model reached its limit of tokens. */
    LENGTH,
    /** {@link Generation#stop()} was called. */
    STOPPED,
    /** The provider withheld the rest. */
    FILTERED,
    /** The model wants the results of tools; {@link Completion#request()} says which. The answer goes on with another prompt. */
    TOOLS
}
