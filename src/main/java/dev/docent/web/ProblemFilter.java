package dev.docent.web;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns exceptions of servlets that have not answered into problem documents. Nothing else answers with an error. */
public final class ProblemFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]*)");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            requireReadable(request);
            chain.doFilter(request, response);
        } catch (RuntimeException | Error e) {
            if (response.isCommitted() || request.isAsyncStarted()) {
                throw e;
            }
            Problems.replyTo(e).writeTo(response);
        }
    }

    /**
     * Refuses requests with an unknown encoding or an invalid address. Containers would fail on them when a parameter
     * is read, each in its own way.
     */
    private static void requireReadable(HttpServletRequest request) {
        // Jetty already fails on getContentType().
        var type = String.valueOf(request.getHeader("Content-Type"));
        var charset = CHARSET.matcher(type);
        if (charset.find() && !isKnown(charset.group(1))) {
            throw new Refusal(
                    Reason.UNSUPPORTED_TYPE,
                    "The Content-Type has the encoding \"" + charset.group(1)
                            + "\", which Docent does not know. Send UTF-8.");
        }
        if (request.getQueryString() == null || isForm(type)) {
            return; // The parameters of a form are in its body, which is not read here.
        }
        try {
            var unused = request.getParameterMap();
        } catch (RuntimeException e) {
            throw new Refusal(
                    Reason.MALFORMED_REQUEST,
                    "The query of the address cannot be read. Encode it as UTF-8 with percent signs.");
        }
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static boolean isForm(String type) {
        var essence = type.toLowerCase(Locale.ROOT);
        return essence.startsWith("application/x-www-form-urlencoded") || essence.startsWith("multipart/");
    }
}
