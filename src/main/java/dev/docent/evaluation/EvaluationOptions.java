package dev.docent.evaluation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code evaluate QUESTIONS.tsv}. Immutable.
 *
 * @param questions the file of questions, as it is written
 * @param target what is asked
 * @param json whether the report is JSON
 * @param html the file for a report as a page; empty for none
 * @param compare what is compared with: settings {@code key=value}, or one address; none without a comparison
 */
public record EvaluationOptions(String questions, AskedTarget target, boolean json, String html, List<String> compare) {
    /**
     * What is asked.
     *
     * @param docs what is indexed and asked, as {@code docent.docs} has it; empty for the documents of the settings
     * @param url the address of a running Docent that is asked instead; empty for none
     * @param tokenFile the file with the token of that Docent; empty for none
     */
    public record AskedTarget(String docs, String url, String tokenFile) {
        boolean isRunning() {
            return !url.isEmpty();
        }
    }

    private static final String USAGE =
            "java -jar docent.war evaluate QUESTIONS.tsv [--docs=FOLDER,... | --url=ADDRESS]"
                    + " [--token-file=FILE] [--json] [--html=FILE] [--compare=SETTING=VALUE | --compare=ADDRESS]";

    public EvaluationOptions {
        compare = List.copyOf(compare);
    }

    /**
     * Reads the arguments after the name of the command. A value follows after {@code =} or as the next argument.
     *
     * @throws IllegalArgumentException if they are wrong; the message is for people
     */
    public static EvaluationOptions parse(List<String> arguments) {
        var reader = new Reader(arguments);
        while (reader.hasNext()) {
            reader.readNext();
        }
        var options = new EvaluationOptions(
                reader.questions,
                new AskedTarget(reader.docs, reader.url, reader.tokenFile),
                reader.json,
                reader.html,
                reader.compare);
        options.check();
        return options;
    }

    private void check() {
        if (questions.isEmpty()) {
            throw wrong("The command evaluate needs a file of questions.");
        }
        if (target.isRunning() && !target.docs().isEmpty()) {
            throw wrong("Use --docs or --url, not both: a running Docent has its own documents.");
        }
        if (!target.isRunning() && !target.tokenFile().isEmpty()) {
            throw wrong("--token-file is for --url: without it, no other Docent is asked.");
        }
        if (target.isRunning()) {
            address("--url", target.url());
            if (compare.size() > 1) {
                throw wrong("With --url, --compare takes one address.");
            }
            compare.forEach(other -> address("--compare", other));
            return;
        }
        for (var setting : compare) {
            if (!setting.matches("docent\\.[^=\\s]+=.*")) {
                throw wrong("--compare=" + setting
                        + " is not a setting, for example --compare=docent.retrieval.passages=12");
            }
        }
    }

    /** Returns the address with a slash at its end. A token in an address would be logged and shown. */
    static URI address(String option, String written) {
        try {
            var address = new URI(written.endsWith("/") ? written : written + "/");
            boolean http =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            boolean plain = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            if (http && address.getHost() != null && plain) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw wrong(option + " needs the address of a Docent, without user, ? and #, for example " + option
                + "=https://docs.example.com/docent. A token belongs in a file that --token-file names, or in the"
                + " environment variable DOCENT_AUTH_TOKEN.");
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message + "\n" + USAGE);
    }

    /** Goes through the arguments. */
    private static final class Reader {
        private final List<String> arguments;
        private int at;
        private String questions = "";
        private String docs = "";
        private String url = "";
        private String tokenFile = "";
        private String html = "";
        private boolean json;
        private final List<String> compare = new ArrayList<>();

        Reader(List<String> arguments) {
            this.arguments = arguments;
        }

        boolean hasNext() {
            return at < arguments.size();
        }

        void readNext() {
            var argument = arguments.get(at++);
            if (!argument.startsWith("--")) {
                if (!questions.isEmpty()) {
                    throw wrong("One file of questions, not " + questions + " and " + argument + ".");
                }
                questions = argument;
                return;
            }
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            var value = equals < 0 ? null : argument.substring(equals + 1);
            switch (name) {
                case "--json" -> json = true;
                case "--docs" -> docs = value(name, value);
                case "--url" -> url = value(name, value);
                case "--token-file" -> tokenFile = value(name, value);
                case "--html" -> html = value(name, value);
                case "--compare" -> compare.add(value(name, value));
                default -> throw wrong("Unknown option: " + argument);
            }
        }

        private String value(String name, @Nullable String written) {
            var value = written != null ? written : hasNext() ? arguments.get(at++) : "";
            if (value.isBlank()) {
                throw wrong(name + " needs a value.");
            }
            return value;
        }
    }
}
