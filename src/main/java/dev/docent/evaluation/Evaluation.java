package dev.docent.evaluation;

import dev.docent.http.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Asks the questions of a list, compares what comes with what is expected, and reports. One thread, used once.
 *
 * <p>A running Docent is asked over HTTP. Without one, Docent runs in another process for as long as it takes, and is asked in the
 * same way.
 */
public final class Evaluation {
    /** How often progress is told: after every so many questions. */
    private static final int STEP = 20;

    private final EvaluationOptions options;
    private final Surroundings surroundings;

    /**
     * What the command needs of its surroundings.
     *
     * @param product what runs without a running Docent
     * @param access the way to a running Docent
     * @param nanoTime the clock, in nanoseconds
     * @param progress gets sentences about the progress
     */
    public record Surroundings(
            Product product, RunningAccess access, LongSupplier nanoTime, Consumer<String> progress) {}

    /**
     * What runs without a running Docent.
     *
     * @param war the file that this process runs
     * @param home {@code docent.home}
     * @param javaOptions the options of this process's Java, with the settings among them
     */
    public record Product(Path war, Path home, List<String> javaOptions) {
        public Product {
            javaOptions = List.copyOf(javaOptions);
        }
    }

    /**
     * The way to a running Docent.
     *
     * @param token the token, unless a file has it; empty for none
     * @param outgoing the proxies and authorities
     */
    public record RunningAccess(String token, Outgoing outgoing) {}

    public Evaluation(EvaluationOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /**
     * Returns the report, and writes the page if one is wanted.
     *
     * @throws IllegalArgumentException if the list or a file is wrong; the message is for people
     * @throws EvaluationException if the questions cannot be asked
     */
    public String report() throws EvaluationException {
        var questions = questions();
        var runs = options.target().isRunning() ? askRunning(questions, token()) : askPrivately(questions);
        var list = Path.of(options.questions()).getFileName().toString();
        if (!options.html().isEmpty()) {
            write(HtmlReport.of(list, runs));
        }
        return options.json() ? JsonReport.of(list, runs) : TextReport.of(list, runs);
    }

    private List<ListedQuestion> questions() {
        try {
            return QuestionList.read(Path.of(options.questions()));
        } catch (QuestionListException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private String token() {
        if (options.target().tokenFile().isEmpty()) {
            return surroundings.access().token().strip();
        }
        try {
            var token = Files.readString(Path.of(options.target().tokenFile())).strip();
            if (token.matches("[\\x21-\\x7e]+")) {
                return token;
            }
            throw new IllegalArgumentException(options.target().tokenFile() + " must have one line with the token.");
        } catch (IOException e) {
            throw new IllegalArgumentException("The file of the token cannot be read: " + e, e);
        }
    }

    private List<EvaluationRun> askRunning(List<ListedQuestion> questions, String token) throws EvaluationException {
        var runs = new ArrayList<EvaluationRun>();
        var addresses = new ArrayList<>(List.of(options.target().url()));
        addresses.addAll(options.compare());
        for (var written : addresses) {
            var address = EvaluationOptions.address("--url", written);
            try (var docent =
                    new AskedDocent(address, token, surroundings.access().outgoing(), surroundings.nanoTime())) {
                if (docent.index().get("chunks").integer().orElse(0L) == 0) {
                    throw new EvaluationException(address + " has indexed nothing yet.");
                }
                runs.add(ask(written, questions, docent));
            }
        }
        return runs;
    }

    private List<EvaluationRun> askPrivately(List<ListedQuestion> questions) throws EvaluationException {
        var runs = new ArrayList<>(List.of(askPrivately("as set", List.of(), questions)));
        if (!options.compare().isEmpty()) {
            runs.add(askPrivately(String.join(" ", options.compare()), options.compare(), questions));
        }
        return runs;
    }

    private EvaluationRun askPrivately(String name, List<String> changes, List<ListedQuestion> questions)
            throws EvaluationException {
        surroundings.progress().accept("Starting Docent (" + name + ") ...");
        try (var started = PrivateDocent.start(
                        surroundings.product(), options.target().docs(), changes);
                var docent = new AskedDocent(started.address(), "", Outgoing.STRAIGHT, surroundings.nanoTime())) {
            awaitIndex(started, docent);
            return ask(name, questions, docent);
        }
    }

    private void awaitIndex(PrivateDocent started, AskedDocent docent) throws EvaluationException {
        surroundings.progress().accept("Reading the documents ...");
        var index = docent.index();
        while (index.get("state").text().orElse("").equals("running")
                || index.get("finishedAt").isAbsent()
                || index.get("waiting").integer().orElse(0L) > 0) {
            started.pause();
            index = docent.index();
        }
        if (index.get("chunks").integer().orElse(0L) == 0) {
            var errors = index.get("sources").elements().stream()
                    .map(source -> source.get("error").text().orElse(""))
                    .filter(error -> !error.isEmpty())
                    .collect(Collectors.joining(" "));
            throw new EvaluationException("Nothing was indexed, so there is nothing to find. "
                    + (errors.isEmpty()
                            ? "The command index --dry-run FOLDER says what is left out, and why."
                            : errors));
        }
    }

    private EvaluationRun ask(String name, List<ListedQuestion> questions, AskedDocent docent)
            throws EvaluationException {
        var results = new ArrayList<QuestionResult>();
        var model = "";
        for (var question : questions) {
            var reply = docent.ask(question);
            model = reply.model().isEmpty() ? model : reply.model();
            results.add(QuestionResult.of(question, reply));
            if (results.size() % STEP == 0 && results.size() < questions.size()) {
                surroundings.progress().accept(results.size() + " of " + questions.size() + " questions asked");
            }
        }
        return new EvaluationRun(name, model, results);
    }

    private void write(String page) {
        try {
            Files.writeString(Path.of(options.html()), page);
        } catch (IOException e) {
            throw new IllegalArgumentException("The report cannot be written to " + options.html() + ": " + e, e);
        }
    }
}
