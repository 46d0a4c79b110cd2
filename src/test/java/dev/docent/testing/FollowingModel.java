package dev.docent.testing;

import dev.docent.json.Json;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ToolRequest;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolCall;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A model that follows names: it begins with those of the question, and searches for the names beside them in the passages that it
 * has. It knows nothing but its prompt, so it finds only what tools return. One answer at a time.
 */
public final class FollowingModel implements ChatModel {
    /** How many names it searches for in one round. */
    private static final int NAMES_AT_ONCE = 4;

    /** What programmers take for a name: two humps, capitals, or parts with dots or hyphens. */
    private static final Pattern NAME =
            Pattern.compile("\\b(?:[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{5,}|[a-z]+(?:[.-][a-z]+)+)\\b");

    private static final Pattern WORD = Pattern.compile("[\\p{L}]{5,}");

    /** A name that more passages have than this says nothing. */
    private static final int MOST_WITH_A_NAME = 3;

    private List<Passage> passages = List.of();
    private int calls;

    @Override
    public String name() {
        return "following";
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        calls++;
        passages = prompt.passages();
        var next = prompt.looking().open() ? namesToFollow(prompt) : List.<String>of();
        if (next.isEmpty()) {
            listener.onText("That is all.");
            listener.onFinish(new Completion(FinishReason.STOP));
        } else {
            var asked = new ArrayList<ToolCall>();
            for (var name : next) {
                asked.add(
                        new ToolCall("call" + calls + "x" + asked.size(), "search", Json.write(Map.of("query", name))));
            }
            listener.onFinish(Completion.asking(new ToolRequest(asked, null), null));
        }
        return () -> {};
    }

    private static List<String> namesToFollow(Prompt prompt) {
        var asked = asked(prompt);
        var reached = new LinkedHashSet<>(asked);
        WORD.matcher(prompt.question()).results().map(match -> match.group()).forEach(reached::add);
        reached.removeIf(name -> !isTelling(name, prompt));
        var next = new LinkedHashSet<String>();
        for (var passage : prompt.passages()) {
            var text = passage.text();
            if (reached.stream().anyMatch(name -> contains(text, name))) {
                NAME.matcher(text).results().map(match -> match.group()).forEach(next::add);
            }
        }
        next.removeIf(name -> asked.contains(name) || reached.contains(name) || !isTelling(name, prompt));
        return next.stream().limit(NAMES_AT_ONCE).toList();
    }

    /** Returns whether a name stands in some passages, but not in so many that it says nothing. */
    private static boolean isTelling(String name, Prompt prompt) {
        long with = prompt.passages().stream()
                .filter(passage -> contains(passage.text(), name))
                .count();
        return with > 0 && with <= MOST_WITH_A_NAME;
    }

    private static Set<String> asked(Prompt prompt) {
        return prompt.looking().rounds().stream()
                .flatMap(round -> round.results().stream())
                .map(result -> Json.parse(result.call().arguments())
                        .get("query")
                        .text()
                        .orElseThrow())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean contains(String text, String name) {
        return text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the passages that it had last. */
    public List<Passage> passages() {
        return passages;
    }

    /** Returns how often it was asked. */
    public int calls() {
        return calls;
    }
}
