package dev.docent.launch;

/** Says why the server cannot start. The message is the whole text that the terminal shows. */
final class LaunchException extends Exception {
    /** The process's exit status when the command line is wrong. */
    static final int USAGE = 2;

    /** The process's exit status when the server could not start. */
    static final int FAILED = 1;

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    LaunchException(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    LaunchException(int exitStatus, String message, Throwable cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
