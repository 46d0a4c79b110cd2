package dev.docent.web;

import dev.docent.answer.ModelChecks;
import dev.docent.answer.Refusal;
import dev.docent.answer.Refusal.Reason;
import dev.docent.delivery.EventStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code GET /api/models}: which models can be asked; with {@code check=true} also whether they answer. */
public final class ModelsServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ModelView> models;
    private final transient ModelChecks checks;
    private final transient EventStreams streams;

    /**
     * A model as callers see it. The components are the fields on the wire.
     *
     * @param name what a request names it by
     * @param provider who answers: {@code openai}, {@code quotes} and so on
     * @param isDefault whether it answers when a request names none
     */
    public record ModelView(String name, String provider, boolean isDefault) {
        Map<String, Object> fields() {
            return Map.of("name", name, "provider", provider, "default", isDefault);
        }

        Map<String, Object> fields(List<ModelChecks.Result> results) {
            var fields = new LinkedHashMap<>(fields());
            results.stream()
                    .filter(result -> result.name().equals(name))
                    .findFirst()
                    .ifPresent(result -> fields.put("check", result));
            return fields;
        }
    }

    public ModelsServlet(List<ModelView> models, ModelChecks checks, EventStreams streams) {
        super("GET");
        this.models = List.copyOf(models);
        this.checks = checks;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A check asks every model for a word, which HEAD must not: a monitor that sends it wants to know whether this
        // answers.
        if (isCheck(request) && !request.getMethod().equals("HEAD")) {
            var exchange = AsyncExchange.begin(request, response, streams);
            exchange.attemptWith(
                    checks::run, results -> exchange.reply(reply(models.stream().map(model -> model.fields(results)))));
        } else {
            ProblemFilter.write(reply(models.stream().map(ModelView::fields)), response);
        }
    }

    private static boolean isCheck(HttpServletRequest request) {
        var value = Optional.ofNullable(request.getParameter("check")).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new Refusal(Reason.INVALID_FIELD, "The parameter \"check\" must be true or false.");
        }
        return value.equals("true");
    }

    private static Reply reply(Stream<Map<String, Object>> views) {
        return Reply.json(200, Map.of("models", views.toList()));
    }
}
