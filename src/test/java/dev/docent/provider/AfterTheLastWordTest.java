package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.docent.http.ClientLimits;
import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.StreamRequest;
import dev.docent.http.StreamingClient;
import dev.docent.model.ChatModelContract;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.settings.BodyFraming;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import java.io.EOFException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What may follow after a provider has said that the text is complete, for each protocol whose stream continues after
 * that.
 */
class AfterTheLastWordTest {
    private static final Endpoint ENDPOINT =
            new Endpoint(URI.create("http://localhost/v1"), null, "m", Map.of(), Map.of());
    private static final CustomFormat FORMAT = new CustomFormat(
            "POST",
            "{}",
            BodyFraming.SSE,
            Map.of(AnswerField.TEXT, "/text", AnswerField.FINISH, "/finish", AnswerField.ERROR, "/error"),
            null);

    /** How a protocol writes a piece of text, and its last word with the finish reason "stop" or "length". */
    enum Api {
        OPENAI(
                OpenAi::new,
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}"),
        ANTHROPIC(
                Anthropic::new,
                "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"}}"),
        GEMINI(
                Gemini::new,
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]}}]}",
                "{\"candidates\":[{\"finishReason\":\"STOP\"}]}",
                "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\"}]}"),
        HTTP(CustomHttp.of(FORMAT), "{\"text\":\"%s\"}", "{\"finish\":\"stop\"}", "{\"finish\":\"length\"}");

        private final Function<Endpoint, ProviderApi> reader;
        private final String text;
        private final String stop;
        private final String length;

        Api(Function<Endpoint, ProviderApi> reader, String text, String stop, String length) {
            this.reader = reader;
            this.text = text;
            this.stop = stop;
            this.length = length;
        }

        private String text(String words) {
            return text.formatted(words);
        }
    }

    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingChatListener heard = new RecordingChatListener();

    @AfterEach
    void close() {
        client.close();
    }

    private HttpAnswer begin(Api api) {
        var spec = new ModelSpec("m", ENDPOINT, Timeouts.DEFAULT, null);
        var services = new ModelProvider.Services(client, scheduler, Clock.systemUTC(), scheduler::nanoTime);
        var answer = new HttpAnswer(spec, api.reader.apply(ENDPOINT), ChatModelContract.PROMPT, heard, services);
        answer.onHead(new ResponseHead(200, Map.of("content-type", List.of("text/event-stream"))));
        return answer;
    }

    private static void say(HttpAnswer answer, String... records) {
        for (var data : records) {
            answer.onBytes(ByteBuffer.wrap(("data: " + data + "\n\n").getBytes(UTF_8)));
        }
    }

    private static HttpFailure broken() {
        var request = new StreamRequest("POST", URI.create("http://localhost/"), Map.of(), new byte[0]);
        return new HttpFailure(HttpFailure.Kind.TRUNCATED, request, new EOFException());
    }

    @ParameterizedTest
    @EnumSource
    void textBelongsToTheAnswerHoweverLongItFlows(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop);
        for (int i = 0; i < 10; i++) {
            scheduler.advance(Duration.ofMillis(1_900));
            say(answer, api.text("b"));
        }
        scheduler.advance(Duration.ofMillis(1_999));
        assertFalse(heard.hasEnded());
        scheduler.advance(Duration.ofMillis(1));
        assertEquals(FinishReason.STOP, heard.awaitFinish().reason());
        assertEquals("a" + "b".repeat(10), heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void textBelongsToTheAnswerThatEndsInOrder(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, api.text("b"));
        answer.onEnd();
        assertEquals(FinishReason.STOP, heard.awaitFinish().reason());
        assertEquals("ab", heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void aCutInsideOfTextIsACut(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, api.text("b"));
        answer.onFailure(broken());
        assertEquals(ModelFailure.CUT_OFF, heard.awaitFailure());
        assertEquals("ab", heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void aCutAfterASecondLastWordDoesNotCount(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, api.text("b"), api.length);
        answer.onFailure(broken());
        assertEquals(FinishReason.LENGTH, heard.awaitFinish().reason());
    }

    @ParameterizedTest
    @EnumSource
    void anUnreadableRecordDoesNoHarm(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, "no JSON", "{\"half\":");
        assertFalse(heard.hasEnded());
        answer.onEnd();
        assertEquals(FinishReason.STOP, heard.awaitFinish().reason());
        assertEquals("a", heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void aRecordBeyondTheLimitDoesNoHarm(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, "x".repeat(Framing.MAX_RECORD_BYTES));
        assertEquals(FinishReason.STOP, heard.awaitFinish().reason());
        assertEquals("a", heard.text());
    }

    @ParameterizedTest
    @EnumSource
    void anUnreadableRecordInsideOfTextIsAFailure(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop, api.text("b"), "no JSON");
        assertEquals(ModelFailure.NOT_A_STREAM, heard.awaitFailure());
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatSaysThatItIsAnErrorIsAnError(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop);
        answer.onBytes(ByteBuffer.wrap("event: error\ndata: the answer breaks a rule\n\n".getBytes(UTF_8)));
        assertEquals(ModelFailure.PROVIDER_ERROR, heard.awaitFailure());
    }

    @ParameterizedTest
    @EnumSource
    void aBareStopDoesNotReplaceAReasonThatSaysMore(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.length, api.stop);
        answer.onEnd();
        assertEquals(FinishReason.LENGTH, heard.awaitFinish().reason());
    }

    @ParameterizedTest
    @EnumSource
    void anEndlesslyRepeatedLastWordGetsNoMoreTime(Api api) {
        var answer = begin(api);
        say(answer, api.text("a"), api.stop);
        scheduler.advance(Duration.ofMillis(1_500));
        say(answer, api.stop);
        scheduler.advance(Duration.ofMillis(500));
        assertEquals(FinishReason.STOP, heard.awaitFinish().reason());
    }
}
