package dev.docent.web;

import dev.docent.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;

/** {@code /api/*}: answers unknown addresses with a problem document instead of the container's page. */
public final class UnknownServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        throw Refusal.notFound("resource", request.getRequestURI());
    }
}
