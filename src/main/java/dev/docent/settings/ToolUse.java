package dev.docent.settings;

/** Whether a model gets tools. */
enum ToolUse {
    /** If its server accepts them. */
    AUTO,
    /** Never. */
    OFF
}
