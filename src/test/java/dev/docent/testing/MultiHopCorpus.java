package dev.docent.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Sources, settings and pages of an invented system, the same on every machine, and questions whose answer is two steps away from
 * what they name: the passage that a question leads to names another file, which names the one that answers. Every file has
 * many alike. Immutable.
 */
public final class MultiHopCorpus {
    /** How many questions there are of each of the three kinds. */
    private static final int OF_EACH_KIND = 24;

    private static final int CONSTANTS_PER_FILE = 8;
    private static final String[] SYLLABLES = {
        "ba", "cor", "del", "fen", "gar", "hol", "in", "ju", "kel", "lor", "mar", "nes", "or", "pal", "quin", "ros",
        "sul", "tar", "ul", "ver", "wex", "yar", "zen"
    };

    /**
     * A question.
     *
     * @param kind what leads to its answer
     * @param text the question
     * @param path the document that answers it
     * @param answer the words there that answer it
     */
    public record Question(String kind, String text, String path, String answer) {}

    private final Random random = new Random(7);
    private final LinkedHashSet<String> used = new LinkedHashSet<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();

    public MultiHopCorpus() {
        constants();
        channels();
        settings();
    }

    /** Returns the texts of the files by path. */
    public Map<String, String> files() {
        return Map.copyOf(files);
    }

    /** Returns the questions. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    private String name() {
        var name = new StringBuilder();
        do {
            name.setLength(0);
            for (int i = 0; i < 3; i++) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
        } while (!used.add(name.toString()));
        return name.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** A class counts up to a limit of a policy, which is a constant of a third file among others. */
    private void constants() {
        var defaults = "";
        var body = new StringBuilder();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            if (i % CONSTANTS_PER_FILE == 0) {
                defaults = capital(name()) + "Numbers";
                body.setLength(0);
            }
            var gateway = capital(name()) + "Gateway";
            var policy = capital(name()) + "Policy";
            var constant = name().toUpperCase(Locale.ROOT);
            int value = 3 + random.nextInt(90);
            files.put("code/gateway/" + gateway + ".java", """
                    package gateway;

                    /** Hands documents to a partner and reports what it accepted. */
                    public final class %1$s {
                        private final Connection connection;

                        public boolean deliver(Parcel parcel) {
                            for (int attempt = 0; attempt < %2$s.most(); attempt++) {
                                if (connection.send(parcel)) {
                                    return true;
                                }
                            }
                            return false;
                        }
                    }
                    """.formatted(gateway, policy));
            files.put("code/policy/" + policy + ".java", """
                    package policy;

                    /** Decides when something is given up. */
                    public final class %1$s {
                        public static int most() {
                            return %2$s.%3$s;
                        }
                    }
                    """.formatted(policy, defaults, constant));
            body.append("    public static final int ")
                    .append(constant)
                    .append(" = ")
                    .append(value)
                    .append(";\n");
            files.put(
                    "code/numbers/" + defaults + ".java",
                    "package numbers;\n\n/** Numbers that were agreed on. */\npublic final class " + defaults + " {\n"
                            + body + "}\n");
            questions.add(new Question(
                    "constant",
                    "How often does the " + gateway + " try to deliver a parcel before it gives up?",
                    "code/numbers/" + defaults + ".java",
                    constant + " = " + value));
        }
    }

    /** A job raises an alarm, which has a channel, and a page says who reads it. */
    private void channels() {
        for (int i = 0; i < OF_EACH_KIND; i++) {
            var job = capital(name()) + "Job";
            var alarm = capital(name()) + "Alarm";
            var channel = name() + "-" + name();
            var team = capital(name());
            files.put("code/job/" + job + ".java", """
                    package job;

                    /** Runs at night and moves what has become old. */
                    public final class %1$s implements Runnable {
                        @Override
                        public void run() {
                            try {
                                archive.moveOldEntries();
                            } catch (ArchiveException e) {
                                alarms.raise(new %2$s(e));
                            }
                        }
                    }
                    """.formatted(job, alarm));
            files.put("code/alarm/" + alarm + ".java", """
                    package alarm;

                    /** Something that a person has to look at. */
                    public record %1$s(Exception cause) implements Alarm {
                        @Override
                        public String channel() {
                            return "%2$s";
                        }
                    }
                    """.formatted(alarm, channel));
            files.put("docs/channels/" + channel + ".md", """
                    # %1$s

                    The people of %2$s read this channel on working days.
                    """.formatted(channel, team));
            questions.add(new Question(
                    "channel",
                    "Who gets to know when the " + job + " fails?",
                    "docs/channels/" + channel + ".md",
                    "The people of " + team));
        }
    }

    /** A page says which class makes a report, the class reads a setting, and a file has its value. */
    private void settings() {
        for (int i = 0; i < OF_EACH_KIND; i++) {
            var report = name();
            var maker = capital(name()) + "Maker";
            var key = name() + "." + name() + ".budget";
            int seconds = 10 + random.nextInt(500);
            files.put("docs/reports/" + report + ".md", """
                    # The %1$s report

                    Finance gets it on the first day of each month. The class `%2$s` makes it from the ledger.
                    """.formatted(report, maker));
            files.put("code/maker/" + maker + ".java", """
                    package maker;

                    /** Adds up the ledger and writes a table. */
                    public final class %1$s {
                        public Table make(Ledger ledger) {
                            return ledger.sum(configuration.duration("%2$s"));
                        }
                    }
                    """.formatted(maker, key));
            files.put("conf/" + name() + ".properties", "# Agreed with operations\n" + key + "=PT" + seconds + "S\n");
            questions.add(new Question(
                    "setting",
                    "How long may the " + report + " report take at most?",
                    List.copyOf(files.keySet()).get(files.size() - 1),
                    key + "=PT" + seconds + "S"));
        }
    }
}
