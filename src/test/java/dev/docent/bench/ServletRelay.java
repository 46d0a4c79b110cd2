package dev.docent.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serial;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A simple servlet, for comparison: a thread reads the provider line by line and writes each token, for as long as the
 * answer takes. It does nothing else. Argument: the provider's port. It prints its own.
 */
public final class ServletRelay extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_THREADS = 4000;

    private final URL provider;

    private ServletRelay(URL provider) {
        this.provider = provider;
    }

    public static void main(String[] args) throws Exception {
        var server = new Server(new QueuedThreadPool(MAX_THREADS));
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        var url = URI.create("http://127.0.0.1:" + args[0] + "/v1/chat/completions");
        context.addServlet(new ServletHolder(new ServletRelay(url.toURL())), "/*");
        server.setHandler(context);
        server.start();
        System.out.println(connector.getLocalPort());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var question = request.getInputStream().readAllBytes();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        var connection = (HttpURLConnection) provider.openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(question);
        response.flushBuffer();
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            int id = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var text = line.startsWith("data: ") ? text(line.substring(6)) : "";
                if (!text.isEmpty()) {
                    id++;
                    response.getWriter().write("id: " + id + "\ndata: {\"text\":" + Json.quote(text) + "}\n\n");
                    response.flushBuffer();
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    private static String text(String data) {
        return Json.parse(data).at("/choices/0/delta/content").text().orElse("");
    }
}
