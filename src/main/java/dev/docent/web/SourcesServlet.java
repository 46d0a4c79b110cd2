package dev.docent.web;

import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** {@code GET /api/sources}: what the sources are, when they are looked at, and how they fare. */
public final class SourcesServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient IndexServlet.Passes passes;

    public SourcesServlet(IndexServlet.Passes passes) {
        super("GET");
        this.passes = passes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply.json(200, passes.sources(Callers.isAtThisMachine(request))).writeTo(response);
    }
}
