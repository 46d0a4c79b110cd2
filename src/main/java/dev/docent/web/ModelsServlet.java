package dev.docent.web;

import dev.docent.answer.ModelChecks;
import dev.docent.delivery.EventStreams;
import dev.docent.model.ConfiguredModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /api/models}: the models that can be used. {@code POST /api/models?check=true}: also whether they answer, which asks
 * each of them for a word and so costs tokens. A GET never does.
 */
public final class ModelsServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ConfiguredModel> models;
    private final transient ModelChecks checks;
    private final transient EventStreams streams;

    /** @param models the default one first */
    public ModelsServlet(List<ConfiguredModel> models, ModelChecks checks, EventStreams streams) {
        super("GET", "POST");
        this.models = List.copyOf(models);
        this.checks = checks;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isCheck(request)) {
            response.setHeader("Allow", "POST");
            throw new Refusal(
                    Reason.METHOD_NOT_ALLOWED,
                    "A check asks every model for a word, which costs tokens, so a GET does not do it. Send "
                            + "POST /api/models?check=true.");
        }
        reply(models.stream().map(this::fields)).writeTo(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        if (!isCheck(request)) {
            throw new Refusal(
                    Reason.INVALID_FIELD, "POST /api/models only checks models. Send POST /api/models?check=true.");
        }
        boolean tellsDetails = Callers.isAtThisMachine(request);
        var exchange = AsyncExchange.begin(request, response, streams);
        exchange.attemptWith(
                checks::run,
                results -> exchange.reply(reply(models.stream().map(model -> fields(model, results, tellsDetails)))));
    }

    private static boolean isCheck(HttpServletRequest request) {
        var value = Optional.ofNullable(request.getParameter("check")).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new Refusal(Reason.INVALID_FIELD, "The parameter \"check\" must be true or false.");
        }
        return value.equals("true");
    }

    private Map<String, Object> fields(ConfiguredModel model) {
        boolean isDefault = model.name().equals(models.get(0).name());
        return Map.of("name", model.name(), "provider", model.provider(), "default", isDefault);
    }

    /** Details name the provider's address, which readers must not see. Administrators find the same in the server's log. */
    private Map<String, Object> fields(ConfiguredModel model, List<ModelChecks.CheckResult> results, boolean details) {
        var fields = new LinkedHashMap<>(fields(model));
        results.stream()
                .filter(result -> result.name().equals(model.name()))
                .findFirst()
                .map(result -> details ? result : result.withoutDetail())
                .ifPresent(result -> fields.put("check", result));
        return fields;
    }

    private static Reply reply(Stream<Map<String, Object>> views) {
        return Reply.json(200, Map.of("models", views.toList()));
    }
}
