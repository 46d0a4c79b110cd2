package dev.docent.quotes;

import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.FollowUp;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts windows in the order in which they answer a question. Immutable. */
final class Ranking {
    /** The weight of a passage with score 0, compared with 1 for score 1: the retriever knows more than the sentence. */
    private static final double LAST_PASSAGE = 0.8;

    /** The weight of what stands below the heading of what was found, compared with 1 for what stands beside that. */
    private static final double FOUND = 1.1;

    /**
     * What is added to the weight of a beginning below a heading that says just what the question says: so the general answer comes
     * before a special case, whose heading adds a name.
     */
    private static final double SAME_SUBJECT = 0.2;

    /** The share of a quote's score that its first sentence must have alone to count as related to the question. */
    private static final double LEAD_SHARE = 0.6;

    /** A window with its score; the larger, the better. */
    record Scored(Window window, double score) {}

    private final WindowScorer scorer;

    Ranking(WindowScorer scorer) {
        this.scorer = scorer;
    }

    /** Returns the windows that are related to the question, best first. */
    List<Scored> of(Prompt prompt, List<Window> windows) {
        var question = question(prompt);
        var scores =
                scorer.score(question, windows.stream().map(Window::essence).toList());
        if (scores.length != windows.size()) {
            throw new IllegalStateException(
                    "the scorer returned " + scores.length + " scores for " + windows.size() + " windows");
        }
        var subject = new Subject(question);
        var ranked = new ArrayList<Scored>();
        // Of the windows that begin with the same sentence, the shortest comes first.
        double ofFirstSentence = 0;
        for (int i = 0; i < scores.length; i++) {
            var window = windows.get(i);
            boolean isShortest = i == 0 || !window.beginsLike(windows.get(i - 1));
            ofFirstSentence = isShortest ? scores[i] : ofFirstSentence;
            boolean earnsLead = ofFirstSentence >= LEAD_SHARE * scores[i];
            double ofHeading =
                    earnsLead && window.place() == Window.Place.SECTION ? subject.likeness(window.heading()) : 0;
            double score =
                    scores[i] * window.weight(earnsLead) * (1 + SAME_SUBJECT * ofHeading) * weight(prompt, window);
            if (score > 0) {
                ranked.add(new Scored(window, score));
            }
        }
        ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
        return ranked;
    }

    /** Returns the question with its context: "and on Windows?" alone fits every sentence about Windows. */
    private static String question(Prompt prompt) {
        var asked = prompt.messages().stream()
                .filter(message -> message.role() == Message.Role.USER)
                .map(Message::text)
                .toList();
        var earlier = asked.subList(0, Math.max(0, asked.size() - 1));
        return FollowUp.inContext(prompt.question(), earlier);
    }

    /** Returns the factor that follows from what the retriever found. */
    private static double weight(Prompt prompt, Window window) {
        var passage = prompt.passages().get(window.passage() - 1);
        double ofPassage = LAST_PASSAGE + (1 - LAST_PASSAGE) * passage.score();
        return ofPassage * (isFound(window, passage) ? FOUND : 1);
    }

    private static boolean isFound(Window window, Passage passage) {
        return window.heading().equals(passage.found().heading());
    }
}
