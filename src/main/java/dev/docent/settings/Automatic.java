package dev.docent.settings;

/** Whether something is done without being asked for. */
enum Automatic {
    /** Where it is possible. */
    AUTO,
    /** Never. */
    OFF
}
