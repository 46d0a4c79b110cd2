package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The body of a request to a custom endpoint: JSON with placeholders for values. Each placeholder is replaced by JSON, so do
 * not put quotes around it:
 *
 * <pre>{@code {"model": {{model}}, "input": {{prompt}}, "stream": true}}</pre>
 *
 * <p>{@code {{messages}}} is the list of {@code {"role","content"}}, {@code {{prompt}}} the same as one text, {@code
 * {{system}}} the rules, {@code {{question}}} the bare question, {@code {{model}}} the model's name.
 */
final class BodyTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private static final Map<String, Function<Asked, Object>> VALUES = Map.of(
            "messages",
            asked -> asked.prompt().messages().stream().map(OpenAi::message).toList(),
            "prompt",
            asked -> text(asked.prompt().messages()),
            "system",
            asked -> asked.prompt().rules(),
            "question",
            asked -> asked.prompt().question(),
            "model",
            Asked::model);

    private final String template;

    private record Asked(Prompt prompt, String model) {}

    /**
     * Creates a template.
     *
     * @throws IllegalArgumentException if it names an unknown placeholder, or is not JSON once all placeholders are
     *     filled in
     */
    BodyTemplate(String template) {
        this.template = template;
        var unknown = PLACEHOLDER
                .matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !VALUES.containsKey(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException("{{" + unknown.get() + "}} is unknown. Known placeholders: "
                    + VALUES.keySet().stream()
                            .sorted()
                            .map(name -> "{{" + name + "}}")
                            .collect(Collectors.joining(", ")));
        }
        if (!template.isBlank()) {
            Json.parse(PLACEHOLDER.matcher(template).replaceAll("0"));
        }
    }

    String fill(Prompt prompt, String model) {
        var asked = new Asked(prompt, model);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(Json.write(
                        Objects.requireNonNull(VALUES.get(match.group(1))).apply(asked))));
    }

    private static String text(List<Message> messages) {
        return messages.stream().map(Message::text).collect(Collectors.joining("\n\n"));
    }
}
