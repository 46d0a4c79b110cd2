package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.docent.source.git.store.QuietSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over HTTP on the loopback interface, with one repository in memory. Thread-safe. */
public final class GitServer implements AutoCloseable {
    private static final String SERVICE = "git-upload-pack";

    private final HttpServer server;
    private final InMemoryRepository repository;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> packs = new CopyOnWriteArrayList<>();
    private volatile String login = "";
    private volatile HttpHandler instead = null;
    private volatile boolean filters = true;

    public GitServer() throws IOException {
        QuietSystem.install();
        repository = new InMemoryRepository(new DfsRepositoryDescription("served"));
        link("main");
        configure();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/team/handbook.git";
    }

    /** Requires this name and password. */
    public GitServer login(String user, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return this;
    }

    /** Does not leave out large files. */
    GitServer withoutFilters() {
        filters = false;
        configure();
        return this;
    }

    /** Answers everything with this from now on; null to be a git server again. */
    GitServer instead(HttpHandler handler) {
        instead = handler;
        return this;
    }

    /** Returns the requests so far: {@code GET /team/handbook.git/info/refs}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns how many bytes each answer to a request for objects had. */
    List<Integer> packs() {
        return List.copyOf(packs);
    }

    InMemoryRepository repository() {
        return repository;
    }

    /** Commits files to the branch {@code main}. */
    public String commit(SampleTree files) throws IOException {
        return commit("main", files);
    }

    String commit(String branch, SampleTree files) throws IOException {
        return commit(branch, files, repository.resolve(Constants.R_HEADS + branch));
    }

    /** Replaces the history of a branch. */
    String force(String branch, SampleTree files) throws IOException {
        return commit(branch, files, null);
    }

    private String commit(String branch, SampleTree files, ObjectId parent) throws IOException {
        try (var objects = repository.newObjectInserter()) {
            var id = files.commit(objects, parent);
            set(Constants.R_HEADS + branch, id);
            return id.name();
        }
    }

    void set(String ref, ObjectId id) throws IOException {
        var update = repository.updateRef(ref);
        update.setNewObjectId(id);
        update.forceUpdate();
    }

    void delete(String ref) throws IOException {
        var update = repository.updateRef(ref);
        update.setForceUpdate(true);
        update.delete();
    }

    /** Has the repository name this branch as its default. */
    void link(String branch) throws IOException {
        RefUpdate head = repository.updateRef(Constants.HEAD);
        head.link(Constants.R_HEADS + branch);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            if (instead != null) {
                instead.handle(exchange);
            } else if (!login.isEmpty()
                    && !login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
                advertise(exchange);
            } else {
                upload(exchange);
            }
        }
    }

    private void configure() {
        var config = repository.getConfig();
        config.setBoolean("uploadpack", null, "allowfilter", filters);
        config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
    }

    private UploadPack service(HttpExchange exchange) {
        var service = new UploadPack(repository);
        service.setBiDirectionalPipe(false);
        var version = exchange.getRequestHeaders().getFirst("Git-Protocol");
        service.setExtraParameters(version == null ? Set.of() : Set.of(version.split(":")));
        return service;
    }

    private void advertise(HttpExchange exchange) throws IOException {
        var body = new ByteArrayOutputStream();
        var lines = new PacketLineOut(body);
        lines.writeString("# service=" + SERVICE + "\n");
        lines.end();
        service(exchange).sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines), SERVICE);
        send(exchange, "application/x-" + SERVICE + "-advertisement", body.toByteArray());
    }

    private void upload(HttpExchange exchange) throws IOException {
        var body = new ByteArrayOutputStream();
        InputStream request = exchange.getRequestBody();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            request = new GZIPInputStream(request);
        }
        service(exchange).upload(request, body, null);
        packs.add(body.size());
        send(exchange, "application/x-" + SERVICE + "-result", body.toByteArray());
    }

    static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
