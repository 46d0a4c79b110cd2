package dev.docent.settings;

/** What kind of place a source reads. */
public enum SourceType {
    /** A folder on this machine. */
    FOLDER,
    /** A git repository, on this machine or another one. */
    GIT,
    /** Pages of a website. */
    WEB;

    /** Returns the name in the settings: {@code folder}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
