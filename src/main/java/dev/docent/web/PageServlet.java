package dev.docent.web;

import dev.docent.delivery.EventStreams;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.AsyncExchange;
import dev.docent.web.exchange.AsyncSupport;
import dev.docent.web.exchange.Reply;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page: {@code /}, {@code /source.html} and so on, which browsers request each time, and {@code
 * /static/<version>/…}, which they cache forever. Responses are compressed for clients that accept gzip. This works in
 * every container without settings there.
 */
public final class PageServlet extends ApiServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final transient PageFiles files;
    private final transient EventStreams streams;

    public PageServlet(ServletContext context, EventStreams streams) {
        this(PageFiles.of(context), streams);
    }

    PageServlet(PageFiles files, EventStreams streams) {
        super("GET");
        this.files = files;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, false);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        var path = Optional.ofNullable(request.getPathInfo()).orElse("");
        boolean isStatic = request.getServletPath().equals("/static");
        Found found = isStatic ? staticFile(path) : page(request.getServletPath());
        boolean packed =
                found.file.packed().length > 0 && AcceptEncoding.allowsGzip(headers(request, "Accept-Encoding"));
        var reply = reply(found, packed, request, withBody);
        if (AsyncSupport.missing(request).isPresent()) {
            // The page must load even if a filter does not support asynchronous requests, because it says what is
            // wrong.
            writeAtOnce(reply, response);
        } else {
            AsyncExchange.begin(request, response, streams).reply(reply);
        }
    }

    /**
     * A file and how long it may be cached.
     *
     * @param cacheControl the value of the header {@code Cache-Control}
     */
    private record Found(PageFile file, String cacheControl) {}

    private Found page(String servletPath) {
        var path = servletPath.isEmpty() || servletPath.equals("/") ? "/index.html" : servletPath;
        return files.page(path)
                .map(file -> new Found(file, ASK_AGAIN))
                .orElseThrow(() -> Refusal.notFound("page", path));
    }

    /**
     * A page of another version may still be open, or another node may have served it. It gets the file, but must not cache
     * it.
     */
    private Found staticFile(String path) {
        int end = path.indexOf('/', 1);
        var version = end < 0 ? "" : path.substring(1, end);
        return Optional.of(path)
                .filter(it -> end > 0)
                .flatMap(it -> files.file(it.substring(end)))
                .map(file -> new Found(file, files.isForEver(version) ? FOR_EVER : ASK_AGAIN))
                .orElseThrow(() -> Refusal.notFound("file", "/static" + path));
    }

    private static Reply reply(Found found, boolean packed, HttpServletRequest request, boolean withBody) {
        var file = found.file;
        var tag = file.entityTag(packed);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cache-Control", found.cacheControl);
        headers.put("ETag", tag);
        headers.put("Vary", "Accept-Encoding");
        if (isKnown(headers(request, "If-None-Match"), tag)) {
            return new Reply(304, headers, "", new byte[0]);
        }
        if (packed) {
            headers.put("Content-Encoding", "gzip");
        }
        var body = packed ? file.packed() : file.bytes();
        return withBody ? new Reply(200, headers, file.contentType(), body) : head(file, body.length, headers);
    }

    private static Reply head(PageFile file, int length, Map<String, String> headers) {
        headers.put("Content-Type", file.contentType() + ";charset=UTF-8");
        headers.put("Content-Length", Integer.toString(length));
        return new Reply(200, headers, "", new byte[0]);
    }

    /** Compares weakly, as RFC 9110, 13.1.2 requires, because a proxy that compresses weakens the tag. */
    private static boolean isKnown(Iterable<String> headers, String tag) {
        for (var header : headers) {
            if (header.strip().equals("*")
                    || Arrays.stream(header.split(",", -1))
                            .map(it -> it.strip().replaceFirst("^W/", ""))
                            .anyMatch(tag::equals)) {
                return true;
            }
        }
        return false;
    }

    private static void writeAtOnce(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.body().length > 0) {
            response.setContentType(reply.contentType());
            response.setCharacterEncoding("UTF-8");
            response.setContentLength(reply.body().length);
            response.getOutputStream().write(reply.body());
        }
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
