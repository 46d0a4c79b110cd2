package dev.docent;

import dev.docent.evaluation.Evaluation;
import dev.docent.evaluation.EvaluationException;
import dev.docent.evaluation.EvaluationOptions;
import dev.docent.http.Outgoing;
import dev.docent.settings.Settings;
import dev.docent.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code java -jar docent.war evaluate QUESTIONS.tsv}: asks the questions of a list and reports how they were answered. The launcher
 * creates it by reflection in the class loader of the application, and sees only the interface of the JDK.
 */
public final class EvaluateCommand implements Callable<String> {
    private final List<String> arguments;
    private final Path war;
    private final String token;

    /**
     * @param arguments those after the name of the command
     * @param war the file that runs
     * @param token the token of a running Docent; empty for none
     */
    public EvaluateCommand(List<String> arguments, Path war, String token) {
        this.arguments = List.copyOf(arguments);
        this.war = war;
        this.token = token;
    }

    /**
     * @throws IllegalArgumentException if the command, the list or a setting is wrong; the message is for people
     * @throws IllegalStateException if the questions cannot be asked; the message is for people
     */
    @Override
    public String call() {
        var options = EvaluationOptions.parse(arguments);
        try {
            var settings = Settings.read(Map.of(), Application.RULES);
            var surroundings = new Evaluation.Surroundings(
                    new Evaluation.Product(
                            war,
                            settings.locations().home(),
                            ManagementFactory.getRuntimeMXBean().getInputArguments()),
                    new Evaluation.RunningAccess(token, Outgoing.of(settings.outgoing())),
                    System::nanoTime,
                    System.err::println);
            return new Evaluation(options, surroundings).report();
        } catch (SettingsException | InvalidPathException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (EvaluationException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }
}
