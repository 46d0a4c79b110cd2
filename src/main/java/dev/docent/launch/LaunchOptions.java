package dev.docent.launch;

/**
 * The options of the command line. Immutable.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param contextPath the path below which Docent answers: "/" or "/name", without a slash at its end
 * @param help whether only {@link #HELP} is wanted
 * @param version whether only the version is wanted
 */
record LaunchOptions(String host, int port, String contextPath, boolean help, boolean version) {
    static final String HELP = """
            Usage: java [-Ddocent.<key>=<value> ...] -jar docent.war [options]
                   java [-Ddocent.<key>=<value> ...] -jar docent.war index --dry-run FOLDER
                   java [-Ddocent.<key>=<value> ...] -jar docent.war evaluate QUESTIONS.tsv [options]

              --port=8080        port to listen on; 0 takes any free one
              --host=127.0.0.1   name or address to listen on; 0.0.0.0 for every interface
              --context-path=/   path below which Docent answers, for example /docent
              --version          print the version
              --help             print this text
              index --dry-run    print what would be indexed of a folder, what not, and why; start no server
              evaluate           ask the questions of a list, and report how well they are found and answered:
                                 --docs=FOLDER,... or --url=ADDRESS, --json, --html=FILE, --compare=SETTING=VALUE

            Settings are system properties, written before -jar, for example:
              java -Ddocent.docs=/path/to/docs -Ddocent.model.url=http://localhost:11434/v1 -jar docent.war
            """;

    private static final int MAX_PORT = 65535;
    private static final LaunchOptions DEFAULTS = new LaunchOptions("127.0.0.1", 8080, "/", false, false);

    static LaunchOptions parse(String... arguments) throws LaunchException {
        var options = DEFAULTS;
        for (var argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private LaunchOptions with(String argument) throws LaunchException {
        if (argument.equals("--help") || argument.equals("-h")) {
            return new LaunchOptions(host, port, contextPath, true, version);
        }
        if (argument.equals("--version")) {
            return new LaunchOptions(host, port, contextPath, help, true);
        }
        if (argument.startsWith("-D")) {
            throw wrong(argument + " comes after -jar, where Java does not read it. Write it before -jar: java "
                    + argument + " -jar docent.war");
        }
        int equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        var value = equals < 0 ? "" : argument.substring(equals + 1);
        return switch (name) {
            case "--port" -> new LaunchOptions(host, parsePort(value), contextPath, help, version);
            case "--host" -> new LaunchOptions(parseHost(value), port, contextPath, help, version);
            case "--context-path" -> new LaunchOptions(host, port, parseContextPath(value), help, version);
            default -> throw wrong("Unknown option: " + argument);
        };
    }

    private static int parsePort(String value) throws LaunchException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers out of range.
        }
        throw wrong(
                "--port=" + value + " is not a port. Use a number from 0 to " + MAX_PORT + ", for example --port=8081");
    }

    private static String parseHost(String value) throws LaunchException {
        if (value.isBlank()) {
            throw wrong("--host needs a name or an address, for example --host=127.0.0.1");
        }
        return value;
    }

    private static String parseContextPath(String value) throws LaunchException {
        if (!value.startsWith("/") || !value.matches("/|(/[A-Za-z0-9._~-]+)++/?")) {
            throw wrong("--context-path=" + value + " is not a path. Use / or, for example, --context-path=/docent");
        }
        return value.length() > 1 && value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    }

    private static LaunchException wrong(String message) {
        return new LaunchException(
                LaunchException.USAGE, message + System.lineSeparator() + "All options: java -jar docent.war --help");
    }
}
