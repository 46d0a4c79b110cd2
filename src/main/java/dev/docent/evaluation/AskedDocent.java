package dev.docent.evaluation;

import dev.docent.evaluation.AskedReply.FoundSource;
import dev.docent.http.ClientLimits;
import dev.docent.http.HttpFailure;
import dev.docent.http.Outgoing;
import dev.docent.http.StreamRequest;
import dev.docent.http.WaitingClient;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A running Docent that is asked over HTTP, one question after the other. What it is asked for is removed again. One thread at a
 * time.
 */
final class AskedDocent implements AutoCloseable {
    /** How long it may send nothing: a minute. While it waits for a model, it sends a comment every 15 seconds. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private static final int MAX_BODY_BYTES = 16 << 20;

    private final WaitingClient client;
    private final URI address;
    private final String token;
    private final LongSupplier nanoTime;

    /**
     * @param address with a slash at its end
     * @param token the token to show; empty for none
     */
    AskedDocent(URI address, String token, Outgoing outgoing, LongSupplier nanoTime) {
        this.client = new WaitingClient("Docent", ClientLimits.DEFAULT, outgoing, SILENCE);
        this.address = address;
        this.token = token;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns the state of its index.
     *
     * @throws EvaluationException if it cannot be asked; the message says why and what helps
     */
    JsonValue index() throws EvaluationException {
        try (var reply = client.send(request("GET", "api/index", ""))) {
            int status = reply.head().status();
            var body = new String(reply.body().readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8);
            if (status != 200) {
                throw new EvaluationException(refused(status, body));
            }
            return Json.parse(body);
        } catch (JsonException e) {
            throw new EvaluationException(address + " does not answer as Docent does. Is this its address?", e);
        } catch (HttpFailure e) {
            throw new EvaluationException(
                    address + " cannot be reached: " + e.kind().sentence() + ".", e);
        } catch (IOException e) {
            throw new EvaluationException(address + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String refused(int status, String body) {
        if (status == 401) {
            return address
                    + (token.isEmpty()
                            ? " asks for a token (status 401). Write it into a file and name it with --token-file=FILE,"
                                    + " or set the environment variable DOCENT_AUTH_TOKEN."
                            : " does not accept the token (status 401).");
        }
        var said = said(body);
        return address + " answered with status " + status
                + (said.isEmpty() ? ". Is this the address of a Docent?" : ": " + said);
    }

    /** Returns the sentence of a problem document; empty if it is none. */
    private static String said(String body) {
        try {
            return Json.parse(body).get("detail").text().orElse("");
        } catch (JsonException e) {
            return "";
        }
    }

    /**
     * Asks a question, after the questions before it in a conversation of its own, and removes the conversation.
     *
     * @throws EvaluationException if the thread is interrupted
     */
    AskedReply ask(ListedQuestion question) throws EvaluationException {
        var conversation = "";
        for (var earlier : question.earlier()) {
            var before = send(earlier, conversation);
            conversation = before.conversation();
            if (before.said().failure() != null) {
                forget(conversation);
                return before;
            }
        }
        var reply = send(question.text(), conversation);
        forget(reply.conversation().isEmpty() ? conversation : reply.conversation());
        return reply;
    }

    private AskedReply send(String question, String conversation) throws EvaluationException {
        var body = new LinkedHashMap<String, Object>(Map.of("message", question));
        if (!conversation.isEmpty()) {
            body.put("conversation", conversation);
        }
        var collector = new ReplyCollector();
        long start = nanoTime.getAsLong();
        try (var reply = client.send(request("POST", "api/chat", Json.write(body)))) {
            if (reply.head().status() == 200) {
                new AnswerReader(collector, () -> millisSince(start)).read(reply.body());
            } else {
                var said = said(new String(reply.body().readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8));
                collector.failed("status " + reply.head().status() + (said.isEmpty() ? "" : ": " + said));
            }
        } catch (InterruptedIOException e) {
            throw new EvaluationException("Stopped before all questions were asked.", e);
        } catch (HttpFailure e) {
            collector.failed(e.kind().sentence());
        } catch (IOException | RuntimeException e) {
            collector.failed(String.valueOf(e.getMessage()));
        }
        double millis = millisSince(start);
        return collector.reply(withText(collector.sources()), millis);
    }

    private double millisSince(long start) {
        return (nanoTime.getAsLong() - start) / 1e6;
    }

    private List<FoundSource> withText(List<FoundSource> sources) {
        return sources.stream()
                .map(source -> new FoundSource(
                        source.n(), source.title(), source.path(), source.start(), source.end(), lines(source)))
                .toList();
    }

    /** Returns the lines of a passage; its excerpt if the document is gone. */
    private String lines(FoundSource source) {
        var query = "path=" + URLEncoder.encode(source.path(), StandardCharsets.UTF_8) + "&start=" + source.start()
                + "&end=" + source.end();
        try (var reply = client.send(request("GET", "api/documents?" + query, ""))) {
            var body = new String(reply.body().readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8);
            return reply.head().status() == 200
                    ? Json.parse(body).get("text").text().orElse(source.text())
                    : source.text();
        } catch (HttpFailure | IOException | JsonException e) {
            return source.text();
        }
    }

    private void forget(String conversation) {
        if (conversation.isEmpty()) {
            return;
        }
        try (var reply = client.send(request("DELETE", "api/conversations/" + conversation, ""))) {
            reply.body().readNBytes(MAX_BODY_BYTES);
        } catch (HttpFailure | IOException e) {
            // It stays in the list of conversations, which harms nothing.
        }
    }

    private StreamRequest request(String method, String path, String json) {
        var headers = new LinkedHashMap<String, String>();
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (!json.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return new StreamRequest(method, address.resolve(path), headers, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
    }
}
