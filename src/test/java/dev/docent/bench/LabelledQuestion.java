package dev.docent.bench;

import dev.docent.corpus.Chunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question and its answers.
 *
 * @param text the question
 * @param answers the answers, one of which is enough; none if the documents do not answer it
 */
record LabelledQuestion(String text, List<Answer> answers) {
    /**
     * A place that answers a question.
     *
     * @param file the end of a path
     * @param words words that the chunk contains; empty if the file as a whole is the answer
     */
    record Answer(String file, String words) {
        boolean isIn(Chunk chunk) {
            return isOf(chunk.location().path()) && chunk.text().contains(words);
        }

        boolean isOf(String path) {
            return path.endsWith("/" + file);
        }
    }

    /**
     * Reads a file with one question per line: the question, a tab, and files separated by blanks, {@code file#words} separated
     * by bars, or nothing.
     */
    static List<LabelledQuestion> read(Path file) throws IOException {
        var questions = new ArrayList<LabelledQuestion>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            var columns = line.split("\t", 2);
            if (columns.length < 2) {
                throw new IOException("no tab in the line \"" + line + "\" of " + file);
            }
            if (columns[1].isBlank()) {
                questions.add(new LabelledQuestion(columns[0], List.of()));
                continue;
            }
            var labels = columns[1].contains("#") ? columns[1].split("(?<!\\\\)\\|", -1) : columns[1].split(" ", -1);
            var answers = new ArrayList<Answer>();
            for (var label : labels) {
                int hash = label.indexOf('#');
                var words = hash < 0 ? "" : label.substring(hash + 1).replace("\\|", "|");
                answers.add(new Answer(hash < 0 ? label : label.substring(0, hash), words));
            }
            questions.add(new LabelledQuestion(columns[0], answers));
        }
        return questions;
    }

    boolean isAnsweredBy(Chunk chunk) {
        return answers.stream().anyMatch(answer -> answer.isIn(chunk));
    }

    boolean wantsFile(String path) {
        return answers.stream().anyMatch(answer -> answer.isOf(path));
    }
}
