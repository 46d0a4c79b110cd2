package dev.docent.settings;

/** Who puts the best passages of a search in order. */
public enum RerankMode {
    /** Nobody. */
    OFF,
    /** The model that answers. */
    MODEL,
    /** A service over HTTP. */
    URL,
    /** A model in a folder, in this process. */
    FOLDER
}
