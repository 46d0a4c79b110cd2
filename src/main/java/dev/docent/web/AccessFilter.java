package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.security.Decision;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Lets a request through if its user is known.
 *
 * <p>Two kinds of requests pass without a user: those for files of the page, which must load before anybody can sign
 * in, and questions, because their token may be in the body, where their servlet checks it. A 403 stops these too: a
 * client without access gets nothing.
 */
public final class AccessFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Access access;

    public AccessFilter(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var decision = access.decide(request);
        if (decision instanceof Decision.Allowed allowed) {
            Callers.set(request, allowed.caller());
        } else if (decision instanceof Decision.Refused refused && !mayPassUnknown(request, refused)) {
            throw Access.refusal(refused);
        }
        chain.doFilter(request, response);
    }

    private static boolean mayPassUnknown(HttpServletRequest request, Decision.Refused refused) {
        if (refused.reason() != Reason.UNAUTHENTICATED) {
            return false;
        }
        var path = request.getServletPath();
        boolean asks = path.equals("/api/chat") || path.equals("/chat");
        boolean isPage = !path.startsWith("/api") && !path.equals("/metrics");
        return asks ? request.getMethod().equals("POST") : isPage;
    }
}
