package dev.docent.launch;

/**
 * The command {@code index --dry-run FOLDER}. Immutable.
 *
 * @param folder as it is written
 */
record DryRunOptions(String folder) {
    private static final String COMMAND = "index";
    private static final String DRY_RUN = "--dry-run";

    /** Returns whether the command line is this command. */
    static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    static DryRunOptions parse(String... arguments) throws LaunchException {
        boolean whole = arguments.length == 3 && arguments[1].equals(DRY_RUN) && !arguments[2].isBlank();
        if (!whole) {
            throw new LaunchException(
                    LaunchException.USAGE,
                    "The command index needs --dry-run and one folder: java -jar docent.war index --dry-run /path/to/docs");
        }
        return new DryRunOptions(arguments[2]);
    }
}
