package dev.docent.settings;

/** How Docent knows who asks. */
public enum AuthMode {
    /** Only this machine may ask. This is the default. */
    LOOPBACK,
    /** Everybody may ask, and nobody has a name. */
    OPEN,
    /** Everybody who knows a token may ask. */
    TOKEN,
    /** The servlet container logs people in. */
    CONTAINER,
    /** A proxy logs people in and passes their name in a header. */
    HEADER;

    /** Returns the name in the settings: {@code token}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
