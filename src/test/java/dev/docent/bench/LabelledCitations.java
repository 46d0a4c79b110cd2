package dev.docent.bench;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.retrieval.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer with labelled citations. The file says at its beginning how it is written.
 *
 * @param half {@code dev} or {@code test}
 */
public record LabelledCitations(String name, String half, List<Passage> passages, List<Labelled> sentences) {
    /** What a citation is. */
    public enum Label {
        RIGHT,
        WRONG_NUMBER,
        ALTERED_VALUE,
        ALTERED_IDENTIFIER,
        ALTERED_SUBJECT,
        /** The right sentence of another answer. */
        INVENTED
    }

    /** A sentence with the number that it cites. */
    public record Labelled(Label label, int n, String text) {}

    private static final Pattern ANSWER = Pattern.compile("answer (\\w+) (dev|test)");
    private static final Pattern PASSAGE = Pattern.compile("passage (\\S+):(\\d+) (.+) > (.+)");
    private static final Pattern SENTENCE = Pattern.compile("([+vis]) (\\d)(?: !(\\d))? (.+)");

    /** Reads all answers of a file. */
    public static List<LabelledCitations> read(Path file) throws IOException {
        var reader = new Reader();
        for (var line : Files.readAllLines(file)) {
            reader.take(line);
        }
        reader.endPassage();
        return reader.answers;
    }

    /** Returns the text of an answer that has all these sentences, each with its citation. */
    public static String text(List<Labelled> sentences) {
        var text = new StringBuilder();
        for (var sentence : sentences) {
            var words = sentence.text();
            text.append(words, 0, words.length() - 1)
                    .append(" [")
                    .append(sentence.n())
                    .append("]")
                    .append(words.charAt(words.length() - 1))
                    .append(' ');
        }
        return text.toString();
    }

    private static final class Reader {
        private final List<LabelledCitations> answers = new ArrayList<>();
        private @Nullable String passage;
        private final List<String> lines = new ArrayList<>();

        void take(String line) {
            var sentence = SENTENCE.matcher(line);
            var answer = ANSWER.matcher(line);
            if (answer.matches()) {
                endPassage();

                answers.add(
                        new LabelledCitations(answer.group(1), answer.group(2), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("passage ")) {
                endPassage();
                passage = line;
            } else if (sentence.matches()) {
                endPassage();
                add(sentence.group(1), sentence.group(2), sentence.group(3), sentence.group(4));
            } else if (passage != null && !line.isBlank()) {
                lines.add(line);
            }
        }

        private void add(String sign, String n, @Nullable String wrong, String text) {
            var sentences = answers.get(answers.size() - 1).sentences();
            sentences.add(new Labelled(label(sign), Integer.parseInt(n), text));
            if (wrong != null) {
                sentences.add(new Labelled(Label.WRONG_NUMBER, Integer.parseInt(wrong), text));
            }
        }

        private static Label label(String sign) {
            return switch (sign) {
                case "+" -> Label.RIGHT;
                case "v" -> Label.ALTERED_VALUE;
                case "i" -> Label.ALTERED_IDENTIFIER;
                default -> Label.ALTERED_SUBJECT;
            };
        }

        void endPassage() {
            if (passage == null) {
                return;
            }
            var head = PASSAGE.matcher(passage);
            if (!head.matches()) {
                throw new IllegalArgumentException("not a passage: " + passage);
            }
            int start = Integer.parseInt(head.group(2));
            var location = new Location(head.group(1), start, start + lines.size() - 1);
            answers.get(answers.size() - 1)
                    .passages()
                    .add(new Passage(
                            location,
                            head.group(3),
                            List.of(head.group(3), head.group(4)),
                            BlockKind.PROSE,
                            String.join("\n", lines),
                            1));
            lines.clear();
            passage = null;
        }
    }
}
