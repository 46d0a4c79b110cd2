package dev.docent.prompt;

import dev.docent.prompt.Message.Role;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a prompt fit into the window of a model. Left out are, in this order and only as far as needed: earlier turns, the oldest
 * first; what was looked up, the oldest first, without the last step; passages, the worst first, without the best one; and what was
 * looked up last. Rules, question, and the numbers of the passages stay. Pure functions; thread-safe.
 */
public final class Shortening {
    private static final String LEFT_OUT = "(This result was left out, because the model cannot read more.)";

    private final Prompt whole;
    private final List<Message> rules = new ArrayList<>();
    private final List<Message> turns = new ArrayList<>();
    private final List<Message> rest = new ArrayList<>();
    private final List<ToolRound> rounds;

    /** How many passages the message with the question has, and how many of them are kept. */
    private final int passages;

    private int kept;
    private int rewritten;

    private Shortening(Prompt whole) {
        this.whole = whole;
        this.rounds = new ArrayList<>(whole.looking().rounds());
        var messages = Lookups.beforeRounds(whole);
        int asked = questionIn(messages);
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            (i >= asked ? rest : message.role() == Role.SYSTEM ? rules : turns).add(message);
        }
        this.passages = rest.isEmpty() ? 0 : passagesIn(rest.get(0).text());
        this.kept = passages;
    }

    /** Returns the place of the message with the question; 0 if there is none, so that nothing counts as an earlier turn. */
    private int questionIn(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            var message = messages.get(i);
            if (message.role() == Role.USER && message.text().contains(PromptBuilder.QUESTION + whole.question())) {
                return i;
            }
        }
        return 0;
    }

    private int passagesIn(String text) {
        int count = whole.passages().size();
        while (count > 0 && !text.contains(first(count))) {
            count--;
        }
        return count;
    }

    private String first(int count) {
        List<Passage> best = whole.passages().subList(0, count);
        return PassageText.of(best, 1);
    }

    /** Returns about how many tokens a prompt has. */
    public static long tokens(Prompt prompt) {
        long plain = tokens(prompt.messages());
        var looking = prompt.looking();
        long tools = looking.tools().stream()
                .mapToLong(tool -> TokenEstimate.of(tool.name() + tool.description() + tool.parameters()))
                .sum();
        long looked = looking.rounds().stream().mapToLong(Shortening::tokens).sum();
        return Math.max(plain, tokens(looking.messages()) + tools + looked);
    }

    private static long tokens(List<Message> messages) {
        return messages.stream()
                .mapToLong(message -> TokenEstimate.of(message.text()))
                .sum();
    }

    private static long tokens(ToolRound round) {
        var echo = round.echo();
        long results = round.results().stream()
                .mapToLong(result -> TokenEstimate.of(result.call().arguments() + result.text()))
                .sum();
        return TokenEstimate.of(round.text()) + results + (echo == null ? 0 : TokenEstimate.of(echo.json()));
    }

    /**
     * Returns a prompt that has at most about this many tokens: the same one if it fits.
     *
     * @return nothing if not even the rules with the best passage and the question fit
     */
    public static Optional<Prompt> fit(Prompt prompt, long most) {
        if (tokens(prompt) <= most) {
            return Optional.of(prompt);
        }
        var shortening = new Shortening(prompt);
        while (shortening.leaveOut()) {
            var shorter = shortening.built();
            if (tokens(shorter) <= most) {
                return Optional.of(shorter);
            }
        }
        return Optional.empty();
    }

    /** Leaves out the next part, if there is one. */
    private boolean leaveOut() {
        if (!turns.isEmpty()) {
            turns.remove(0);
            // An answer without its question says nothing.
            while (!turns.isEmpty() && turns.get(0).role() == Role.ASSISTANT) {
                turns.remove(0);
            }
            return true;
        }
        if (rewritten < rounds.size() - 1) {
            return leaveOutResults();
        }
        if (kept > 1) {
            kept--;
            return true;
        }
        return rewritten < rounds.size() && leaveOutResults();
    }

    private boolean leaveOutResults() {
        var round = rounds.get(rewritten);
        var results = round.results().stream()
                .map(result -> new ToolResult(result.call(), LEFT_OUT))
                .toList();
        rounds.set(rewritten, new ToolRound(round.text(), results, round.echo()));
        rewritten++;
        return true;
    }

    private Prompt built() {
        var messages = new ArrayList<>(rules);
        messages.addAll(turns);
        messages.addAll(rest);
        if (kept < passages) {
            var asking = rest.get(0);
            int place = messages.indexOf(asking);
            messages.set(place, new Message(asking.role(), asking.text().replace(first(passages), first(kept))));
        }
        return Lookups.rebuilt(whole, messages, rounds);
    }
}
