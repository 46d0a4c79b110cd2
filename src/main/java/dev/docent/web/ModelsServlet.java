package dev.docent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/** {@code GET /api/models}: which models can be asked. */
public final class ModelsServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ModelView> models;

    /**
     * A model as callers see it. The components are the fields on the wire.
     *
     * @param name what a request names it by
     * @param provider {@code openai} or {@code quotes}
     * @param isDefault whether it answers when a request names none
     */
    public record ModelView(String name, String provider, boolean isDefault) {
        Map<String, Object> fields() {
            return Map.of("name", name, "provider", provider, "default", isDefault);
        }
    }

    public ModelsServlet(List<ModelView> models) {
        super("GET");
        this.models = List.copyOf(models);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var views = models.stream().map(ModelView::fields).toList();
        ProblemFilter.write(Reply.json(200, Map.of("models", views)), response);
    }
}
