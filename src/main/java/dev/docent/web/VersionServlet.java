package dev.docent.web;

import dev.docent.web.exchange.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;

/** {@code GET /api/version}: the version of Docent. */
public final class VersionServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String version;

    public VersionServlet(String version) {
        super("GET");
        this.version = version;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reply.json(200, Map.of("name", "Docent", "version", version)).writeTo(response);
    }
}
