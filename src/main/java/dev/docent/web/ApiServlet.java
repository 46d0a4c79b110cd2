package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import java.util.TreeSet;

/** A servlet that lists its methods. It answers others with a problem document, instead of the container's HTML page. */
abstract class ApiServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Set<String> methods;

    ApiServlet(String... methods) {
        this.methods = new TreeSet<>(Set.of(methods));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var method = request.getMethod();
        if (!methods.contains(method) && !(method.equals("HEAD") && methods.contains("GET"))) {
            var allowed = String.join(", ", methods);
            response.setHeader("Allow", allowed);
            throw new Refusal(
                    Reason.METHOD_NOT_ALLOWED,
                    request.getRequestURI() + " does not support " + method
                            + (methods.isEmpty() ? "." : ", only " + allowed + "."));
        }
        if (method.equals("PATCH")) {
            doPatch(request, response);
        } else {
            super.service(request, response);
        }
    }

    /**
     * Answers a PATCH, which HttpServlet knows only since Servlet 6.1.
     *
     * @throws IOException if the request cannot be read
     */
    protected void doPatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        throw new AssertionError(getClass() + " names PATCH and has no doPatch");
    }
}
