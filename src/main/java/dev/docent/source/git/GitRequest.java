package dev.docent.source.git;

import dev.docent.http.HttpFailure;
import dev.docent.http.StreamRequest;
import dev.docent.http.WaitingClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One request of JGit over HTTP: it is sent when JGit asks for its response. One thread. */
final class GitRequest implements HttpConnection {
    /** The longest request that is sent, in bytes: 64 MiB. It lists what Docent wants and has, which is a few lines. */
    private static final int MAX_REQUEST_BYTES = 64 << 20;

    private static final String CONTENT_ENCODING = "content-encoding";

    private final WaitingClient client;
    private final URL url;
    private final boolean hasLogin;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String method = "GET";
    private WaitingClient.@Nullable WaitingReply reply;

    GitRequest(WaitingClient client, URL url, boolean hasLogin) {
        this.client = client;
        this.url = url;
        this.hasLogin = hasLogin;
    }

    private WaitingClient.WaitingReply reply() throws IOException {
        if (reply == null) {
            try {
                reply = client.send(new StreamRequest(method, url.toURI(), headers, body.toByteArray()));
            } catch (HttpFailure e) {
                throw HttpAnswers.failed(e);
            } catch (URISyntaxException | IllegalArgumentException e) {
                throw new FetchFailure("has an address that is no URL. Correct it", e);
            }
        }
        return reply;
    }

    @Override
    public int getResponseCode() throws IOException {
        var head = reply().head();
        HttpAnswers.check(head, URI.create(url.toString()), hasLogin);
        return head.status();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return reply().body();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        var values = getHeaderFields(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return getHeaderFields().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Without the encoding, which the client has undone. */
    @Override
    public Map<String, List<String>> getHeaderFields() {
        if (reply == null) {
            return Map.of();
        }
        var fields = new LinkedHashMap<>(reply.head().headers());
        fields.remove(CONTENT_ENCODING);
        return fields;
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("content-type");
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public String getResponseMessage() {
        return "";
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        // The client asks for the encodings that it can undo.
        if (!name.equalsIgnoreCase("Accept-Encoding")) {
            headers.put(name, value);
        }
    }

    @Override
    public void setRequestMethod(String name) {
        method = name;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (body.size() + length > MAX_REQUEST_BYTES) {
                    throw new FetchFailure("would need a request of more than " + MAX_REQUEST_BYTES + " bytes");
                }
                body.write(bytes, offset, length);
            }
        };
    }

    @Override
    public boolean usingProxy() {
        return false; // JGit asks only for logins at a proxy, which the client has.
    }

    @Override
    public void connect() {
        // The request is sent when its response is asked for.
    }

    @Override
    public void setUseCaches(boolean use) {
        // There is no cache.
    }

    @Override
    public void setConnectTimeout(int millis) {
        // The client has its own.
    }

    @Override
    public void setReadTimeout(int millis) {
        // The client has its own.
    }

    @Override
    public void setInstanceFollowRedirects(boolean follow) {
        // The client follows none.
    }

    @Override
    public void setDoOutput(boolean output) {
        // The method says it.
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        // The request is sent as a whole.
    }

    @Override
    public void setChunkedStreamingMode(int length) {
        // The request is sent as a whole.
    }

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {
        // The client has its own authorities. JGit calls this only to trust any server.
    }

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {
        // The same.
    }
}
