package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.source.git.GitServer;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.KeyStores;
import dev.docent.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sources of a team: a private repository over HTTPS, and a manual on a web site, each behind a real nginx. */
class SourcesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A site with everything that gets in the way. */
    private static final String SITE = """
            root %s;
            location = /manual/old.html { return 301 /manual/new.html; }
            location = /manual/away.html { return 302 http://localhost:1/elsewhere.html; }
            location = /manual/account.html { return 302 /manual/login.html; }
            location = /manual/slow.html { limit_rate 200; }
            """;

    @Test
    void aPrivateRepositoryIsReadOverHttpsAndSoIsEachCommitThatFollows() throws Exception {
        var keys = KeyStores.create(ItFiles.scratch("keys").resolve("server.p12"), "ip:127.0.0.1");
        var certificate = KeyStores.certificate(keys, keys.resolveSibling("ca.pem"));
        var key = KeyStores.privateKey(keys, keys.resolveSibling("key.pem"));
        try (var git = new GitServer().login("docent", "s3cret")) {
            var first = git.commit(SampleTree.of("mill.md", "# Mill\n\nThe mill listens on port 4711.\n"));
            try (var nginx = Hop.secureNginx(URI.create(git.url()), certificate, key);
                    var docent = EmbeddedDocent.start(Map.of(
                            "docent.docs", "",
                            "docent.sources.handbook.location", secure(git, nginx),
                            "docent.sources.handbook.username", "docent",
                            "docent.sources.handbook.password", "s3cret",
                            "docent.http.trust-store", certificate.toString(),
                            "docent.model.provider", "quotes"))) {
                docent.awaitIndexed();
                assertEquals(first, revision(docent));
                assertTrue(ask(docent, "Which port does the mill use?").contains("\"revision\":\"" + first + "\""));

                var second = git.commit(SampleTree.of("mill.md", "# Mill\n\nThe mill listens on port 4712.\n"));
                post(docent, "api/index");
                Patience.await(
                        () -> ask(docent, "Which port does the mill use?").contains("4712"),
                        () -> "the second commit is not read");
                assertEquals(second, revision(docent));
                assertFalse(get(docent, "api/sources").toString().contains("s3cret"));
            }
        }
    }

    @Test
    void aSiteIsReadAsItsServerAllowsAndAskedForChangesOnly() throws Exception {
        var root = site();
        try (var nginx = Hop.site(SITE.formatted(root));
                var docent = EmbeddedDocent.start(Map.of(
                        "docent.docs", "",
                        "docent.sources.manual.location",
                                nginx.url().resolve("manual/").toString(),
                        "docent.model.provider", "quotes"))) {
            docent.awaitIndexed();
            assertEquals(
                    Map.of(
                            "login.html", "failed",
                            "away.html", "left_out",
                            "index.html", "indexed",
                            "new.html", "indexed",
                            "private/x.html", "left_out",
                            "slow.html", "indexed"),
                    files(docent));
            assertFalse(nginx.log().contains("/manual/private/"));
            assertFalse(nginx.log().contains(" 304"));

            post(docent, "api/index");
            Patience.await(
                    () -> log(nginx).contains("GET /manual/slow.html 304"), () -> "not asked again: " + log(nginx));
            assertFalse(log(nginx).substring(log(nginx).indexOf(" 304")).contains("new.html 200"));
        }
    }

    private static Path site() throws IOException {
        var root = ItFiles.scratch("site");
        Files.createDirectories(root.resolve("manual/private"));
        Files.writeString(root.resolve("robots.txt"), "User-agent: *\nDisallow: /manual/private/\n");
        Files.writeString(
                root.resolve("manual/login.html"), page("Log in", "<form><input type=password name=p></form>"));
        Files.writeString(
                root.resolve("manual/index.html"),
                page(
                        "Manual",
                        "<p>Everything about mills.</p>"
                                + "<a href=old.html>1</a> <a href=away.html>2</a> <a href=account.html>3</a>"
                                + " <a href=slow.html>4</a> <a href=private/x.html>5</a>"));
        Files.writeString(root.resolve("manual/new.html"), page("New", "<p>The new mill is faster.</p>"));
        Files.writeString(
                root.resolve("manual/slow.html"), page("Slow", "<p>" + "It takes long. ".repeat(20) + "</p>"));
        Files.writeString(root.resolve("manual/private/x.html"), page("Private", "<p>Not for robots.</p>"));
        return root;
    }

    private static String page(String title, String body) {
        return "<!doctype html><title>" + title + "</title><main><h1>" + title + "</h1>" + body + "</main>";
    }

    private static String secure(GitServer git, Hop nginx) {
        return git.url().replace("http:", "https:").replace(":" + git.port() + "/", ":" + nginx.port() + "/");
    }

    private static String revision(EmbeddedDocent docent) throws Exception {
        return get(docent, "api/sources").at("/sources/0/revision").asText();
    }

    /** Returns the states of files and folders of the only source. */
    private static Map<String, String> files(EmbeddedDocent docent) throws Exception {
        var states = new TreeMap<String, String>();
        for (var file : get(docent, "api/index/files").path("files")) {
            states.put(file.path("path").asText(), file.path("state").asText());
        }
        return states;
    }

    private static String ask(EmbeddedDocent docent, String question) {
        var json = JSON.createObjectNode().put("message", question).toString();
        var request = HttpRequest.newBuilder(docent.url().resolve("api/chat"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(request);
    }

    private static JsonNode get(EmbeddedDocent docent, String path) throws IOException {
        return JSON.readTree(send(HttpRequest.newBuilder(docent.url().resolve(path))));
    }

    private static void post(EmbeddedDocent docent, String path) {
        send(HttpRequest.newBuilder(docent.url().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String log(Hop hop) {
        try {
            return hop.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
