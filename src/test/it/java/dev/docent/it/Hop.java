package dev.docent.it;

import dev.docent.testing.DeafPort;
import dev.docent.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real proxy on this machine: nginx or HAProxy between a client and Docent, with settings that harm streams, or
 * tinyproxy between Docent and a provider.
 */
final class Hop implements AutoCloseable {
    private final Process process;
    private final Path directory;

    /** Taken from before the process starts until it has ended, so that it cannot get another owner in between. */
    private final DeafPort port;

    private Hop(Process process, Path directory, DeafPort port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /**
     * Starts an nginx that buffers, compresses everything it can, and cuts connections that are silent for five seconds:
     * ten times the heartbeat of the tests, so that a busy machine does not miss it.
     */
    static Hop nginx(URI target, String location) throws IOException {
        return nginx(
                """
                  gzip on;
                  gzip_types *;
                  gzip_proxied any;
                  gzip_min_length 0;
                  proxy_buffering on;
                  proxy_read_timeout 5s;
                  upstream docent { server 127.0.0.1:%d; keepalive 8; }
                """.formatted(target.getPort()),
                "proxy_pass http://docent; proxy_set_header Host $http_host; " + location);
    }

    /** Starts an nginx that passes on requests, without other settings. */
    static Hop plainNginx(URI target) throws IOException {
        return nginx("", "proxy_pass http://127.0.0.1:" + target.getPort() + ";");
    }

    /**
     * Starts an nginx that is no hop but a server: a web site, or a server with TLS before another one. Its log has a line
     * {@code GET /path STATUS} for each request.
     *
     * @param server directives for everything that it serves
     */
    static Hop site(String server) throws IOException {
        var http = "log_format short '$request_method $uri $status'; access_log /dev/stdout short;";
        return serve("types { text/html html; text/plain txt; application/xml xml; }" + http, "", server);
    }

    /** Starts an nginx with TLS that passes on requests. */
    static Hop secureNginx(URI target, Path certificate, Path key) throws IOException {
        var server = """
                ssl_certificate %s;
                ssl_certificate_key %s;
                location / { proxy_pass http://127.0.0.1:%d; }
                """.formatted(certificate, key, target.getPort());
        return serve("access_log off;", "ssl", server);
    }

    private static Hop nginx(String http, String location) throws IOException {
        return serve("access_log off;" + http, "", "location / { " + location + " }");
    }

    private static Hop serve(String http, String listen, String server) throws IOException {
        var directory = ItFiles.scratch("nginx");
        var port = new DeafPort();
        var config = """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log stderr crit;
                events { worker_connections 256; }
                http {
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                %s
                  server {
                    listen 127.0.0.1:%d %s;
                    %s
                  }
                }
                """.formatted(http, port.port(), listen, server);
        var file = Files.writeString(directory.resolve("nginx.conf"), config);
        return start(
                directory, port, "/usr/sbin/nginx", "-p", directory.toString(), "-e", "stderr", "-c", file.toString());
    }

    /** Starts a HAProxy that waits for complete requests and cuts connections that are silent for five seconds. */
    static Hop haproxy(URI target) throws IOException {
        var directory = ItFiles.scratch("haproxy");
        var port = new DeafPort();
        var config = """
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 5s
                  timeout server 5s
                  option http-buffer-request
                  option http-no-delay
                frontend page
                  bind 127.0.0.1:%d
                  default_backend docent
                backend docent
                  server docent 127.0.0.1:%d
                """.formatted(port.port(), target.getPort());
        var file = Files.writeString(directory.resolve("haproxy.cfg"), config);
        return start(directory, port, "/usr/sbin/haproxy", "-db", "-f", file.toString());
    }

    /** Starts a forward proxy that requires a login. */
    static Hop tinyproxy(String user, String password) throws IOException {
        var directory = ItFiles.scratch("tinyproxy");
        var port = new DeafPort();
        var config = """
                Port %d
                Listen 127.0.0.1
                Timeout 60
                LogLevel Connect
                BasicAuth %s %s
                """.formatted(port.port(), user, password);
        var file = Files.writeString(directory.resolve("tinyproxy.conf"), config);
        return start(directory, port, "/usr/bin/tinyproxy", "-d", "-c", file.toString());
    }

    /** Returns its log so far. */
    String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port.port() + "/");
    }

    int port() {
        return port.port();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        port.close();
        ItFiles.delete(directory);
    }

    private static Hop start(Path directory, DeafPort port, String... command) throws IOException {
        var process = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Patience.await(() -> listens(port.port()) || !process.isAlive(), () -> command[0] + " does not listen");
        if (!process.isAlive()) {
            port.close();
            throw new AssertionError(command[0] + " does not start: " + Files.readString(directory.resolve("log")));
        }
        return new Hop(process, directory, port);
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
