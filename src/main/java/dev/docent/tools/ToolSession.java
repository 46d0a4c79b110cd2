package dev.docent.tools;

import dev.docent.corpus.Scope;
import dev.docent.corpus.TokenCounter;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.prompt.PassageText;
import dev.docent.prompt.Tool;
import dev.docent.prompt.ToolCall;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of one answer: it numbers the passages, counts the tokens, and knows which calls there have been. Whatever is wrong
 * with a call, the model is told in words. One thread at a time; {@link PlannedLook#run} blocks.
 */
public final class ToolSession {
    /** The longest detail of a step, in characters. */
    private static final int MAX_DETAIL = 160;

    private final List<LookTool> tools;
    private final Scope scope;
    private final NumberedPassages passages;
    private final Budget budget;
    private final Set<String> earlier = new HashSet<>();

    ToolSession(List<LookTool> tools, Scope scope, NumberedPassages passages, TokenCounter tokens, int maxTokens) {
        this.tools = tools;
        this.scope = scope;
        this.passages = passages;
        this.budget = new Budget(tokens, maxTokens);
    }

    /** A call that was understood, or not. */
    public final class PlannedLook {
        private final String detail;
        private final LookTool.@Nullable Plan plan;
        private final String problem;

        private PlannedLook(LookTool.@Nullable Plan plan, String problem) {
            this.plan = plan;
            this.detail = plan == null ? "" : shortened(plan.detail());
            this.problem = problem;
        }

        /** Returns what is looked for, in a sentence for the reader; empty if the call means nothing. */
        public Optional<String> detail() {
            return Optional.of(detail).filter(it -> !it.isEmpty());
        }

        /** Looks it up. Blocks while the index is read. */
        public Finding run() {
            var found = found();
            budget.take(found.text());
            return found;
        }

        private Finding found() {
            if (plan == null) {
                return new Finding(problem);
            }
            try {
                return plan.run();
            } catch (ToolProblem e) {
                return new Finding(e.text());
            }
        }
    }

    /** Returns what a call means. */
    public PlannedLook plan(ToolCall call) {
        try {
            return new PlannedLook(planned(call), "");
        } catch (ToolProblem e) {
            return new PlannedLook(null, e.text());
        }
    }

    private LookTool.Plan planned(ToolCall call) throws ToolProblem {
        if (budget.isUsedUp()) {
            throw new ToolProblem("Nothing more can be looked up for this answer. Answer with what you have.");
        }
        var tool = tools.stream()
                .filter(each -> each.tool().name().equals(call.name()))
                .findFirst()
                .orElseThrow(() -> new ToolProblem("There is no tool \"" + shortened(call.name())
                        + "\". The tools are: "
                        + tools.stream().map(each -> each.tool().name()).collect(Collectors.joining(", ")) + "."));
        var arguments = Arguments.read(call.arguments(), usage(tool.tool()));
        if (!earlier.add(call.name() + " " + normal(call.arguments()))) {
            throw new ToolProblem(
                    "You have made this call before, and its result has not changed. Use it, or look for something"
                            + " else, or answer.");
        }
        return tool.plan(arguments, new View(scope, passages, budget));
    }

    /** Returns whether the results have as many tokens as they may, so that another round would be of no use. */
    public boolean isUsedUp() {
        return budget.isUsedUp();
    }

    private static String shortened(String text) {
        var line = PassageText.oneLine(text);
        if (line.length() <= MAX_DETAIL) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX_DETAIL - 1)) ? MAX_DETAIL - 1 : MAX_DETAIL;
        return line.substring(0, end) + "…";
    }

    private static String usage(Tool tool) {
        return "Its arguments are: " + String.join(", ", ArgumentSchemas.fieldsOf(tool.parameters())) + ".";
    }

    /** Returns arguments in a form in which equal ones are equal. */
    private static String normal(String arguments) {
        try {
            return Json.write(sorted(Json.parse(arguments)));
        } catch (JsonException e) {
            return arguments;
        }
    }

    private static Object sorted(JsonValue value) {
        if (!value.isObject()) {
            return value;
        }
        var fields = new LinkedHashMap<String, Object>();
        new TreeSet<>(value.fieldNames()).forEach(name -> fields.put(name, value.get(name)));
        return fields;
    }
}
