package dev.docent.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.ResponseHead;
import dev.docent.http.StreamingClient;
import dev.docent.model.ChatModelContract;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.model.Usage;
import dev.docent.settings.BodyFraming;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordedStream;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.Stride;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The responses in {@code src/test/resources/streams}, from the providers' documentation, cut and split everywhere. */
class RecordedStreamsTest {
    private static final ScriptedProvider PROVIDER = new ScriptedProvider();
    private static final StreamingClient CLIENT = new StreamingClient("Docent/test", ClientLimits.DEFAULT);

    private final ManualScheduler scheduler = new ManualScheduler();

    static List<RecordedStream> streams() {
        return RecordedStream.all();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        PROVIDER.close();
    }

    @BeforeEach
    void beginAnew() {
        PROVIDER.forgetScripts();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isReadWhereverItIsDivided(RecordedStream stream) {
        var body = stream.body();
        Stride.upTo(body.length, stream.toString()).forEach(at -> {
            var heard = new RecordingChatListener();
            var answer = begin(stream, heard);
            answer.onBytes(ByteBuffer.wrap(body, 0, at));
            answer.onBytes(ByteBuffer.wrap(body, at, body.length - at));
            answer.onEnd();
            check(stream, heard, stream + ", divided at " + at);
        });
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isReadByteByByte(RecordedStream stream) {
        var heard = new RecordingChatListener();
        var answer = begin(stream, heard);
        for (byte b : stream.body()) {
            answer.onBytes(ByteBuffer.wrap(new byte[] {b}));
        }
        answer.onEnd();
        check(stream, heard, stream + ", byte by byte");
    }

    /** If the response ends in order anywhere, the answer is either complete or a failure with its beginning. */
    @ParameterizedTest
    @MethodSource("streams")
    void isNeverTakenForWholeBeforeItsEnd(RecordedStream stream) {
        var body = stream.body();
        Stride.below(body.length, stream.toString()).forEach(at -> {
            var heard = new RecordingChatListener();
            var answer = begin(stream, heard);
            answer.onBytes(ByteBuffer.wrap(body, 0, at));
            answer.onEnd();
            checkCut(stream, heard, stream + ", cut at " + at);
        });
    }

    private static void checkCut(RecordedStream stream, RecordingChatListener heard, String where) {
        boolean endIsTheOnlySign =
                stream.field("framing").filter("text"::equals).isPresent();
        if (heard.hasFinished() && !endIsTheOnlySign) {
            checkWhole(stream, heard, where); // The token counts may come later.
            return;
        }
        var text = heard.text();
        assertTrue(endIsTheOnlySign || stream.text("text").startsWith(text), () -> where + ": " + text);
        if (!heard.hasFinished()) {
            var failure = heard.awaitFailure();
            boolean nothing = failure == ModelFailure.NOT_A_STREAM && text.isEmpty();
            boolean expected = Optional.of(failure.name()).equals(stream.field("failure"));
            assertTrue(failure == ModelFailure.CUT_OFF || nothing || expected, () -> where + ": " + failure);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void isReadHoweverHttpCarriesIt(RecordedStream stream) throws IOException {
        for (var carried : List.of(
                withLength(stream), inSmallChunks(stream), compressed(stream), untilTheConnectionEnds(stream))) {
            var heard = new RecordingChatListener();
            PROVIDER.next(carried);
            new HttpModel(spec(stream), api(stream), services()).generate(ChatModelContract.PROMPT, heard);
            heard.awaitEnd();
            check(stream, heard, stream + ", over HTTP");
        }
    }

    private static Script withLength(RecordedStream stream) {
        return head(stream, "Content-Length: " + stream.body().length).raw(stream.body());
    }

    /** Chunks of one byte, with extensions (RFC 9112, section 7.1.1) and a trailer. */
    private static Script inSmallChunks(RecordedStream stream) {
        var framed = new ByteArrayOutputStream();
        for (byte b : stream.body()) {
            framed.writeBytes("1;trace=\"a;b\";x\r\n".getBytes(ISO_8859_1));
            framed.write(b);
            framed.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        framed.writeBytes("0;last\r\nServer-Timing: total\r\n\r\n".getBytes(ISO_8859_1));
        return head(stream, "Transfer-Encoding: chunked").raw(framed.toByteArray());
    }

    private static Script compressed(RecordedStream stream) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(stream.body());
        }
        return head(stream, "Content-Encoding: gzip\r\nContent-Length: " + zipped.size())
                .raw(zipped.toByteArray());
    }

    private static Script untilTheConnectionEnds(RecordedStream stream) {
        return head(stream, "Connection: close").raw(stream.body()).fin();
    }

    private static Script head(RecordedStream stream, String framing) {
        return Script.raw("HTTP/1.1 200 OK\r\nContent-Type: " + stream.contentType() + "\r\n" + framing + "\r\n\r\n");
    }

    private HttpAnswer begin(RecordedStream stream, RecordingChatListener heard) {
        var spec = spec(stream);
        var api = api(stream).apply(spec.endpoint());
        var answer = new HttpAnswer(spec, api, ChatModelContract.PROMPT, heard, services());
        answer.onHead(new ResponseHead(200, Map.of("content-type", List.of(stream.contentType()))));
        return answer;
    }

    private static void check(RecordedStream stream, RecordingChatListener heard, String where) {
        var failure = stream.field("failure");
        if (failure.isPresent()) {
            assertEquals(failure.get(), heard.awaitFailure().name(), where);
            checkTexts(stream, heard, where);
        } else {
            checkWhole(stream, heard, where);
            var usage = heard.awaitFinish().usage();
            checkUsage(stream.field("usage").orElse("- -").split(" "), usage, where);
        }
    }

    private static void checkWhole(RecordedStream stream, RecordingChatListener heard, String where) {
        checkTexts(stream, heard, where);
        assertEquals(
                stream.field("finish"), Optional.of(heard.awaitFinish().reason().name()), where);
    }

    private static void checkTexts(RecordedStream stream, RecordingChatListener heard, String where) {
        assertEquals(stream.text("text"), heard.text(), where);
        assertEquals(stream.text("reasoning"), heard.reasoning(), where);
    }

    private static void checkUsage(String[] expected, Usage usage, String where) {
        boolean counted = !Arrays.asList(expected).contains("-");
        assertEquals(counted, !usage.estimated(), where);
        if (!expected[0].equals("-")) {
            assertEquals(Long.parseLong(expected[0]), usage.inputTokens(), where);
        }
        if (!expected[1].equals("-")) {
            assertEquals(Long.parseLong(expected[1]), usage.outputTokens(), where);
        }
    }

    private static Function<Endpoint, ProviderApi> api(RecordedStream stream) {
        return switch (stream.field("protocol").orElseThrow()) {
            case "openai" -> OpenAi::new;
            case "responses" -> OpenAiResponses::new;
            case "anthropic" -> Anthropic::new;
            case "gemini" -> Gemini::new;
            case "ollama" -> Ollama::new;
            default -> CustomHttp.of(format(stream));
        };
    }

    private ModelSpec spec(RecordedStream stream) {
        boolean begun = stream.field("thinking").filter("begun"::equals).isPresent();
        var quirks = new Quirks(Set.of(), begun);
        var endpoint = new Endpoint(PROVIDER.url(), null, "m", Map.of(), Map.of(), quirks);
        return new ModelSpec("m", endpoint, Timeouts.DEFAULT, null);
    }

    private ModelProvider.Services services() {
        return new ModelProvider.Services(CLIENT, scheduler, Clock.systemUTC(), scheduler::nanoTime);
    }

    private static CustomFormat format(RecordedStream stream) {
        var pointers = new EnumMap<AnswerField, String>(AnswerField.class);
        pointers.put(AnswerField.ERROR, "/error");
        var conditions = new EnumMap<AnswerField, Condition>(AnswerField.class);
        for (var field : AnswerField.values()) {
            var name = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
            stream.field("pointer " + name).ifPresent(pointer -> pointers.put(field, pointer));
            stream.field("when " + name).map(Condition::parse).ifPresent(condition -> conditions.put(field, condition));
        }
        return new CustomFormat(
                "POST",
                "{\"q\":{{question}}}",
                BodyFraming.valueOf(stream.field("framing").orElseThrow().toUpperCase(Locale.ROOT)),
                pointers,
                conditions,
                stream.field("end").orElse(null));
    }
}
