package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@link ScriptedProvider} responds to one request, step by step:
 *
 * <pre>{@code
 * Script.eventStream().event(Script.delta("Hel")).await(gate).event(Script.delta("lo")).event("[DONE]").end()
 * }</pre>
 *
 * <p>A script that does not end with {@link #end}, {@link #fin}, {@link #reset} or {@link #stall} stalls: the
 * connection stays open and silent until the client closes it.
 */
public final class Script {
    /** One step; it may close the socket. */
    interface Step {
        void run(Socket socket) throws IOException;
    }

    private final List<Step> steps = new ArrayList<>();
    private boolean chunked;

    private Script() {}

    /** Begins a response with a chunked body, as model servers do. */
    public static Script chunked(int status, String contentType) {
        var script = raw("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + contentType
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        script.chunked = true;
        return script;
    }

    /** Begins a response with status 200 and a chunked event stream. */
    public static Script eventStream() {
        return chunked(200, "text/event-stream; charset=utf-8");
    }

    /** Begins an event stream that ends with the connection. */
    public static Script eventStreamUntilClose() {
        return raw("HTTP/1.1 200 Scripted\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    /** Responds with a complete body of known length. */
    public static Script response(int status, String contentType, String body, String... headers) {
        var head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + contentType + "\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        var bytes = body.getBytes(UTF_8);
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        return raw(head.toString()).raw(bytes);
    }

    /** Sends nothing yet: the following steps send the first bytes. */
    public static Script silence() {
        return new Script();
    }

    /** Begins with these characters, byte for byte. */
    public static Script raw(String text) {
        return new Script().raw(text.getBytes(ISO_8859_1));
    }

    /** A complete chat completion with these deltas, its finish reason, its usage and {@code [DONE]}. */
    public static Script openAiAnswer(String... deltas) {
        var script = eventStream().event(role());
        for (var delta : deltas) {
            script.event(delta(delta));
        }
        return script.event(finish("stop"))
                .event(usage(11, deltas.length))
                .event("[DONE]")
                .end();
    }

    /** The first chunk of a chat completion, with the role and without text. */
    public static String role() {
        return chunk(Map.of("role", "assistant", "content", ""));
    }

    /** A chunk of a chat completion with some text. */
    public static String delta(String text) {
        return chunk(Map.of("content", text));
    }

    /** The chunk of a chat completion with the finish reason. */
    public static String finish(String reason) {
        return Json.write(Map.of(
                "object",
                "chat.completion.chunk",
                "choices",
                List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", reason))));
    }

    /** The chunk of a chat completion with the token counts. */
    public static String usage(int input, int output) {
        return Json.write(Map.of(
                "object",
                "chat.completion.chunk",
                "choices",
                List.of(),
                "usage",
                Map.of("prompt_tokens", input, "completion_tokens", output, "total_tokens", input + output)));
    }

    private static String chunk(Map<String, String> delta) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
                + Json.write(delta) + ",\"finish_reason\":null}]}";
    }

    /** Sends an event with this one line of data. */
    public Script event(String data) {
        return text("data: " + data + "\n\n");
    }

    /** Sends a comment of an event stream. */
    public Script comment(String text) {
        return text(": " + text + "\n\n");
    }

    /** Sends these characters as UTF-8, as one chunk if the body is chunked. */
    public Script text(String text) {
        return bytes(text.getBytes(UTF_8));
    }

    /**
     * Sends these bytes, as one chunk if the body is chunked. Sends no empty chunk, because that would end the body.
     */
    public Script bytes(byte[] bytes) {
        if (bytes.length == 0) {
            return this;
        }
        return chunked ? raw(framed(bytes)) : raw(bytes);
    }

    /** Sends these characters one byte at a time, each in a separate write. */
    public Script textByteByByte(String text) {
        for (byte b : text.getBytes(UTF_8)) {
            bytes(new byte[] {b});
        }
        return this;
    }

    /** Sends these bytes without chunk framing. */
    public Script raw(byte[] bytes) {
        return step(socket -> {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        });
    }

    /** Sends these characters repeatedly, without chunk framing, until the client has closed the connection. */
    public Script endlessly(String piece) {
        var block = piece.repeat(8192 / piece.length()).getBytes(ISO_8859_1);
        return step(socket -> {
            while (true) {
                socket.getOutputStream().write(block);
            }
        });
    }

    /** Waits until the test opens the gate. */
    public Script await(Gate gate) {
        return step(socket -> gate.pass());
    }

    /** Ends the body as HTTP requires. The connection stays open, unless the body ends with the connection. */
    public Script end() {
        return chunked ? raw("0\r\n\r\n".getBytes(ISO_8859_1)) : fin();
    }

    /** Closes the connection in an orderly way (FIN), wherever the body is. */
    public Script fin() {
        return step(Socket::close);
    }

    /** Resets the connection (RST). */
    public Script reset() {
        return step(socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });
    }

    /** Stays silent from here on. This is the default; call it to make the test clear. */
    public Script stall() {
        return this;
    }

    void run(Socket socket) throws IOException {
        for (var step : steps) {
            step.run(socket);
        }
    }

    private Script step(Step step) {
        steps.add(step);
        return this;
    }

    private static byte[] framed(byte[] bytes) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
        frame.writeBytes(bytes);
        frame.writeBytes("\r\n".getBytes(ISO_8859_1));
        return frame.toByteArray();
    }
}
