package dev.docent.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.digest.Sha256;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A web site of a test, over real HTTP. A page has an ETag and answers 304; what it does not have is 404. It records its
 * requests as {@code status path}.
 */
public final class TestSite implements AutoCloseable {
    /** Writes a response. */
    @FunctionalInterface
    public interface Page {
        void answer(Request request, Response response, Callback callback) throws Exception;
    }

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Map<String, String>> headers = new ArrayList<>();

    public TestSite() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                var page = pages.getOrDefault(request.getHttpURI().getPathQuery(), status(404));
                note(request);
                page.answer(request, response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void note(Request request) {
        requests.add(request.getHttpURI().getPathQuery());
        var all = new LinkedHashMap<String, String>();
        request.getHeaders().forEach(field -> all.put(field.getLowerCaseName(), field.getValue()));
        headers.add(all);
    }

    /** Returns the address of a path. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    }

    /** Adds a page of HTML with a title, a sentence that only it has, and links. */
    public TestSite page(String path, String... links) {
        var body = new StringBuilder(
                "<title>" + path + "</title><h1>" + path + "</h1><p>This is the page " + path + ".</p>");
        for (var link : links) {
            body.append("<a href=\"").append(link).append("\">next</a> ");
        }
        return html(path, body.toString());
    }

    /** Adds a page of HTML. */
    public TestSite html(String path, String html) {
        return body(path, "text/html; charset=utf-8", html.getBytes(UTF_8));
    }

    /** Adds a file of any type. */
    public TestSite body(String path, String type, byte[] body) {
        return put(path, (request, response, callback) -> {
            var etag = "\"" + Sha256.hexOf(body).substring(0, 8) + "\"";
            response.getHeaders().put("ETag", etag);
            response.getHeaders().put("Content-Type", type);
            boolean same = etag.equals(request.getHeaders().get("If-None-Match"));
            response.setStatus(same ? 304 : 200);
            response.write(true, ByteBuffer.wrap(same ? new byte[0] : body), callback);
        });
    }

    public TestSite put(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    public TestSite without(String path) {
        pages.remove(path);
        return this;
    }

    /** Returns a page with nothing but a status and headers, as {@code name, value}. */
    public static Page status(int status, String... headers) {
        return (request, response, callback) -> {
            response.setStatus(status);
            for (int i = 0; i < headers.length; i += 2) {
                response.getHeaders().put(headers[i], headers[i + 1]);
            }
            response.write(true, ByteBuffer.allocate(0), callback);
        };
    }

    /** Returns a redirect. */
    public static Page redirect(String to) {
        return status(302, "Location", to);
    }

    /** Returns a page that never ends. */
    public static Page endless() {
        return (request, response, callback) -> {
            response.getHeaders().put("Content-Type", "text/html");
            var more = ByteBuffer.wrap("more and more words ".repeat(100).getBytes(UTF_8));
            try {
                while (true) {
                    Content.Sink.write(response, false, more.duplicate());
                }
            } catch (Exception e) {
                callback.failed(e); // The client has left.
            }
        };
    }

    /** Returns the paths that were asked for since the last call, without robots.txt. */
    public synchronized List<String> asked() {
        var asked =
                requests.stream().filter(path -> !path.equals("/robots.txt")).toList();
        requests.clear();
        return asked;
    }

    /** Returns the headers of the last request, with names in lower case. */
    public synchronized Map<String, String> lastHeaders() {
        return headers.get(headers.size() - 1);
    }

    /** Returns the headers of all requests. */
    public synchronized List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
