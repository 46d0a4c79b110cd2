package dev.docent.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Turns what servlets throw before they answer into problem documents; nobody else answers with an error. */
public final class ProblemFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | Error e) {
            if (response.isCommitted() || request.isAsyncStarted()) {
                throw e;
            }
            write(Problems.replyTo(e), response);
        }
    }

    /** Writes a small response at once. */
    static void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentType(reply.contentType());
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(reply.body().length);
        response.getOutputStream().write(reply.body());
    }
}
