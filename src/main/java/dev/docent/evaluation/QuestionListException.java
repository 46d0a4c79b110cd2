package dev.docent.evaluation;

import java.util.List;

/** Says what is wrong with a list of questions, each mistake with its line. */
public final class QuestionListException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The most mistakes that are named: 20. Further ones are counted. */
    private static final int MOST = 20;

    QuestionListException(String file, List<String> mistakes) {
        super(message(file, mistakes));
    }

    QuestionListException(String message) {
        super(message);
    }

    private static String message(String file, List<String> mistakes) {
        var lines = String.join("\n  ", mistakes.subList(0, Math.min(MOST, mistakes.size())));
        var more = mistakes.size() > MOST ? "\n  and " + (mistakes.size() - MOST) + " more" : "";
        return file + " is not a list of questions:\n  " + lines + more;
    }
}
