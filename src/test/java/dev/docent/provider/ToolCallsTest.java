package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.ChatModel;
import dev.docent.model.ChatModelContract;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.prompt.Lookups;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.Tool;
import dev.docent.prompt.ToolCall;
import dev.docent.prompt.ToolResult;
import dev.docent.prompt.ToolRound;
import dev.docent.settings.Provider;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools in each API, over real sockets: how they are offered, how calls are read, and how results go back. */
class ToolCallsTest {
    private static final Tool TOOL = new Tool("look", "Looks.", schema());
    private static final Prompt FIRST = Lookups.begin(ChatModelContract.PROMPT, List.of(TOOL));

    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Providers providers =
            new Providers(new ModelProvider.Services(client, scheduler, Clock.systemUTC(), scheduler::nanoTime));
    private final RecordingChatListener listener = new RecordingChatListener();

    private static Map<String, Object> schema() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", Map.of("q", Map.of("type", "string")));
        return schema;
    }

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    /** The APIs, each with a stream in which the model says "Hm. ", thinks, and asks for two things. */
    enum Api {
        OPENAI(false, """
            {"choices":[{"index":0,"delta":{"role":"assistant","content":"Hm. ","reasoning_content":"First"}}]}
            {"choices":[{"index":0,"delta":{"reasoning_content":" this."}}]}
            {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"look","arguments":""}}]}}]}
            {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"q\\":"}}]}}]}
            {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"one\\"}"}}]}}]}
            {"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"look","arguments":"{\\"q\\":\\"two\\"}"}}]}}]}
            {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}
            {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":4}}
            [DONE]\
            """, """
                [{"role":"assistant","content":"Hm. ","reasoning_content":"First this.","tool_calls":[\
                {"id":"call_a","type":"function","function":{"name":"look","arguments":"{\\"q\\":\\"one\\"}"}},\
                {"id":"call_b","type":"function","function":{"name":"look","arguments":"{\\"q\\":\\"two\\"}"}}]},\
                {"role":"tool","tool_call_id":"call_a","content":"result one"},\
                {"role":"tool","tool_call_id":"call_b","content":"result two"}]\
                """),
        RESPONSES(false, """
            {"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"rs_1","summary":[]}}
            {"type":"response.output_item.done","output_index":0,"item":{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA"}}
            {"type":"response.output_text.delta","output_index":1,"delta":"Hm. "}
            {"type":"response.output_item.added","output_index":2,"item":{"type":"function_call","id":"fc_1","call_id":"call_a","name":"look","arguments":""}}
            {"type":"response.function_call_arguments.delta","item_id":"fc_1","output_index":2,"delta":"{\\"q\\":\\"one\\"}"}
            {"type":"response.function_call_arguments.done","item_id":"fc_1","output_index":2,"arguments":"{\\"q\\":\\"one\\"}"}
            {"type":"response.output_item.done","output_index":2,"item":{"type":"function_call","id":"fc_1","call_id":"call_a","name":"look","arguments":"{\\"q\\":\\"one\\"}"}}
            {"type":"response.output_item.done","output_index":3,"item":{"type":"function_call","id":"fc_2","call_id":"call_b","name":"look","arguments":"{\\"q\\":\\"two\\"}"}}
            {"type":"response.completed","response":{"output":[{"type":"function_call","call_id":"call_a","name":"look","arguments":"{}"}],"usage":{"input_tokens":11,"output_tokens":4}}}\
            """, """
                [{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA"},\
                {"role":"assistant","content":"Hm. "},\
                {"type":"function_call","call_id":"call_a","name":"look","arguments":"{\\"q\\":\\"one\\"}"},\
                {"type":"function_call","call_id":"call_b","name":"look","arguments":"{\\"q\\":\\"two\\"}"},\
                {"type":"function_call_output","call_id":"call_a","output":"result one"},\
                {"type":"function_call_output","call_id":"call_b","output":"result two"}]\
                """),
        ANTHROPIC(false, """
            {"type":"message_start","message":{"usage":{"input_tokens":11,"output_tokens":1}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"First"}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":" this."}}
            {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQ="}}
            {"type":"content_block_stop","index":0}
            {"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"xyz"}}
            {"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}
            {"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"Hm. "}}
            {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_a","name":"look","input":{}}}
            {"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":""}}
            {"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"{\\"q\\": \\"o"}}
            {"type":"content_block_delta","index":3,"delta":{"type":"input_json_delta","partial_json":"ne\\"}"}}
            {"type":"content_block_stop","index":3}
            {"type":"content_block_start","index":4,"content_block":{"type":"tool_use","id":"toolu_b","name":"look","input":{}}}
            {"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":"{\\"q\\":\\"two\\"}"}}
            {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":4}}
            {"type":"message_stop"}\
            """, """
                [{"role":"assistant","content":[{"type":"thinking","thinking":"First this.","signature":"EqQ="},\
                {"type":"redacted_thinking","data":"xyz"},{"type":"text","text":"Hm. "},\
                {"type":"tool_use","id":"toolu_a","name":"look","input":{"q":"one"}},\
                {"type":"tool_use","id":"toolu_b","name":"look","input":{"q":"two"}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_a","content":"result one"},\
                {"type":"tool_result","tool_use_id":"toolu_b","content":"result two"}]}]\
                """),
        GEMINI(false, """
            {"candidates":[{"content":{"parts":[{"text":"Thinking.","thought":true}],"role":"model"}}]}
            {"candidates":[{"content":{"parts":[{"text":"Hm"}],"role":"model"}}]}
            {"candidates":[{"content":{"parts":[{"text":". "}],"role":"model"}}]}
            {"candidates":[{"content":{"parts":[{"functionCall":{"name":"look","args":{"q":"one"}},"thoughtSignature":"CiQ="}],"role":"model"}}]}
            {"candidates":[{"content":{"parts":[{"functionCall":{"name":"look","args":{"q":"two"},"id":"fc-2"}}],"role":"model"},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":4}}\
            """, """
                [{"role":"model","parts":[{"text":"Hm. "},\
                {"functionCall":{"name":"look","args":{"q":"one"}},"thoughtSignature":"CiQ="},\
                {"functionCall":{"name":"look","args":{"q":"two"},"id":"fc-2"}}]},\
                {"role":"user","parts":[{"functionResponse":{"name":"look","response":{"result":"result one"}}},\
                {"functionResponse":{"id":"fc-2","name":"look","response":{"result":"result two"}}}]}]\
                """),
        OLLAMA(true, """
            {"message":{"role":"assistant","content":"","thinking":"First"},"done":false}
            {"message":{"role":"assistant","content":"","thinking":" this."},"done":false}
            {"message":{"role":"assistant","content":"Hm. "},"done":false}
            {"message":{"role":"assistant","content":"","tool_calls":[{"function":{"index":0,"name":"look","arguments":{"q":"one"}}}]},"done":false}
            {"message":{"role":"assistant","content":"","tool_calls":[{"function":{"index":1,"name":"look","arguments":{"q":"two"}}}]},"done":false}
            {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":11,"eval_count":4}\
            """, """
                [{"role":"assistant","content":"Hm. ","thinking":"First this.","tool_calls":[\
                {"function":{"name":"look","arguments":{"q":"one"}}},{"function":{"name":"look","arguments":{"q":"two"}}}]},\
                {"role":"tool","tool_name":"look","content":"result one"},\
                {"role":"tool","tool_name":"look","content":"result two"}]\
                """);

        private final boolean lines;
        private final String records;

        /** The messages of the round, as the provider gets them back with the results. */
        private final String sentBack;

        Api(boolean lines, String records, String sentBack) {
            this.lines = lines;
            this.records = records;
            this.sentBack = sentBack;
        }

        String body(String records) {
            return lines ? records + "\n" : "data: " + records.replace("\n", "\n\ndata: ") + "\n\n";
        }

        Script head() {
            return lines ? Script.chunked(200, "application/x-ndjson") : Script.eventStream();
        }

        String messages() {
            return this == GEMINI ? "contents" : this == RESPONSES ? "input" : "messages";
        }
    }

    private ChatModel model(Api api) {
        return model(api, "model-test");
    }

    private ChatModel model(Api api, String name) {
        var endpoint = new Endpoint(URI.create(provider.url().toString()), null, name, Map.of(), Map.of());
        var spec = HttpProviderContract.spec(endpoint);
        return switch (api) {
            case OPENAI -> providers.model(Provider.OPENAI, spec);
            case RESPONSES -> providers.openAiResponses(spec);
            case ANTHROPIC -> providers.model(Provider.ANTHROPIC, spec);
            case GEMINI -> providers.model(Provider.GEMINI, spec);
            case OLLAMA -> providers.model(Provider.OLLAMA, spec);
        };
    }

    private Completion answer(Api api, Prompt prompt) {
        provider.next(api.head().text(api.body(api.records)).end());
        model(api).generate(prompt, listener);
        return listener.awaitFinish();
    }

    private Prompt second(Completion completion, boolean open) {
        var calls = completion.request().calls();
        var results = List.of(new ToolResult(calls.get(0), "result one"), new ToolResult(calls.get(1), "result two"));
        var round = new ToolRound("Hm. ", results, completion.request().echo());
        return Lookups.next(FIRST, round, List.of(), open, Duration.ZERO);
    }

    private JsonValue sent(Api api, String name, Prompt prompt) {
        int number = provider.requests().size();
        provider.next(api.head().text(api.body(api.records)).end());
        var heard = new RecordingChatListener();
        model(api, name).generate(prompt, heard);
        heard.awaitEnd();
        return Json.parse(provider.awaitRequest(number).text());
    }

    private static String tail(JsonValue body, Api api, int count) {
        var all = body.get(api.messages()).elements();
        return Json.write(all.subList(all.size() - count, all.size()));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatAModelAsksFor(Api api) {
        var completion = answer(api, FIRST);

        assertEquals(FinishReason.TOOLS, completion.reason());
        assertEquals("Hm. ", listener.text());
        assertEquals(
                List.of("look {\"q\":\"one\"}", "look {\"q\":\"two\"}"),
                completion.request().calls().stream()
                        .map(call -> call.name() + " " + call.arguments().replace(": ", ":"))
                        .toList());
        assertEquals(11, completion.usage().inputTokens());
    }

    @ParameterizedTest
    @EnumSource
    void readsItByteByByte(Api api) {
        provider.next(api.head().textByteByByte(api.body(api.records)).end());
        model(api).generate(FIRST, listener);

        assertEquals(2, listener.awaitFinish().request().calls().size());
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatOnlyAsksForToolsIsNotEmpty(Api api) {
        var silent = api.records.replace("Hm. ", "").replace("\"Hm\"", "\"\"").replace("\". \"", "\"\"");
        provider.next(api.head().text(api.body(silent)).end());
        model(api).generate(FIRST, listener);

        assertEquals(FinishReason.TOOLS, listener.awaitFinish().reason());
    }

    @ParameterizedTest
    @EnumSource
    void sendsBackWhatWasSaidAndFound(Api api) {
        var completion = answer(api, FIRST);
        var body = sent(api, "model-test", second(completion, true));
        int count = Json.parse(api.sentBack).elements().size();

        assertEquals(api.sentBack, tail(body, api, count));
        assertFalse(body.get("tools").isAbsent());
        assertTrue(body.get("tool_choice").isAbsent() && body.get("toolConfig").isAbsent());
    }

    /** Signatures and encrypted reasoning of one model are refused by another one. */
    @ParameterizedTest
    @EnumSource
    void anotherModelDoesNotGetWhatOnlyTheFirstOneUnderstands(Api api) {
        var completion = answer(api, FIRST);
        var body = sent(api, "other", second(completion, true)).toString();

        for (var secret : List.of("gAAA", "EqQ", "CiQ", "xyz", "First this.")) {
            assertFalse(body.contains(secret), body);
        }
        assertTrue(body.contains("result two"), body);
    }

    @ParameterizedTest
    @EnumSource
    void toolsAreOfferedOnlyToAPromptThatHasSome(Api api) {
        assertFalse(sent(api, "model-test", FIRST).get("tools").isAbsent());
        assertTrue(sent(api, "model-test", FIRST.withoutTools()).get("tools").isAbsent());
        assertTrue(sent(api, "model-test", FIRST).toString().contains("You can look further with tools."));
        assertFalse(sent(api, "model-test", FIRST.withoutTools()).toString().contains("You can look further"));
    }

    @ParameterizedTest
    @EnumSource
    void callsWithoutAnOfferAreIgnored(Api api) {
        var completion = answer(api, FIRST.withoutTools());

        assertEquals(FinishReason.STOP, completion.reason());
        assertNull(completion.request());
    }

    @ParameterizedTest
    @EnumSource
    void inTheLastRoundToolsAreOff(Api api) {
        var completion = answer(api, FIRST);
        var body = sent(api, "model-test", second(completion, false));

        switch (api) {
            case OPENAI, RESPONSES ->
                assertEquals("none", body.get("tool_choice").text().orElseThrow());
            case ANTHROPIC ->
                assertEquals("none", body.at("/tool_choice/type").text().orElseThrow());
            case GEMINI ->
                assertEquals(
                        "NONE",
                        body.at("/toolConfig/functionCallingConfig/mode").text().orElseThrow());
            case OLLAMA -> assertTrue(body.get("tools").isAbsent());
        }
        assertEquals(Json.parse(api.sentBack).elements().size(), countOfRound(body, api));
    }

    private static int countOfRound(JsonValue body, Api api) {
        return (int) body.get(api.messages()).elements().stream()
                .filter(message -> Json.parse(api.sentBack).elements().stream()
                        .anyMatch(sent -> sent.toString().equals(message.toString())))
                .count();
    }

    /** Providers cache the beginning of a prompt, so each round must begin with all that the round before it sent. */
    @ParameterizedTest
    @EnumSource
    void eachRoundBeginsAsTheOneBefore(Api api) {
        var completion = answer(api, FIRST);
        var first = Json.parse(provider.awaitRequest(0).text());
        for (boolean open : new boolean[] {true, false}) {
            var next = sent(api, "model-test", second(completion, open));
            for (var name : List.of("system", "instructions", "systemInstruction")) {
                assertEquals(first.get(name).toString(), next.get(name).toString());
            }
            if (open || api != Api.OLLAMA) {
                assertEquals(first.get("tools").toString(), next.get("tools").toString());
            }
            var before = first.get(api.messages()).elements();
            assertEquals(
                    before.toString(),
                    next.get(api.messages())
                            .elements()
                            .subList(0, before.size())
                            .toString());
        }
    }

    @Test
    void anthropicCachesWhatAFurtherRoundBeginsWith() {
        var completion = answer(Api.ANTHROPIC, FIRST);
        var ephemeral = "{\"type\":\"ephemeral\"}";

        assertEquals(
                ephemeral,
                Json.parse(provider.awaitRequest(0).text()).get("cache_control").toString());
        for (boolean open : new boolean[] {true, false}) {
            var next = sent(Api.ANTHROPIC, "model-test", second(completion, open));
            assertEquals(ephemeral, next.get("cache_control").toString());
        }
        var alone = sent(Api.ANTHROPIC, "model-test", FIRST.withoutTools());
        assertTrue(alone.get("cache_control").isAbsent(), "nothing follows that could use it");
    }

    @Test
    void aFieldOfTheCacheThatAServerRefusesIsLeftOut() {
        var quirks = new Quirks(Set.of("cache_control", "prompt_cache_key"), false);
        var endpoint = new Endpoint(URI.create("https://api.openai.com/v1"), null, "m", Map.of(), Map.of(), quirks);
        for (var api : List.of(new Anthropic(endpoint), new OpenAi(endpoint), new OpenAiResponses(endpoint))) {
            assertFalse(new String(api.request(FIRST).body(), UTF_8).contains("cache"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, true",
        "https://eu.api.openai.com/v1, true",
        "https://team.openai.azure.com/openai/v1, true",
        "https://api.mistral.ai/v1, true",
        "https://notopenai.com/v1, false",
        "https://api.openai.com.intranet/v1, false",
        "http://localhost:11434/v1, false",
    })
    void theKeyOfTheCacheIsSentWhereItIsKnown(URI url, boolean known) {
        var other = Lookups.begin(
                new Prompt(List.of(new Message(Message.Role.USER, "how?")), "how?", List.of(), true), List.of(TOOL));
        for (var make : List.<Function<Endpoint, ProviderApi>>of(OpenAi::new, OpenAiResponses::new)) {
            var api = make.apply(new Endpoint(url, null, "m", Map.of(), Map.of()));
            var key = cacheKey(api, FIRST);
            assertEquals(known, !key.isAbsent());
            assertTrue(cacheKey(api, FIRST.withoutTools()).isAbsent());
            if (known) {
                assertEquals(32, key.text().orElseThrow().length());
                assertEquals(key.toString(), cacheKey(api, round(FIRST)).toString(), "the same in each round");
                assertNotEquals(key.toString(), cacheKey(api, other).toString());
            }
        }
    }

    private static JsonValue cacheKey(ProviderApi api, Prompt prompt) {
        return Json.parse(new String(api.request(prompt.forTools()).body(), UTF_8))
                .get("prompt_cache_key");
    }

    private static Prompt round(Prompt prompt) {
        var result = new ToolResult(new ToolCall("a", "look", "{}"), "result");
        return Lookups.next(prompt, new ToolRound("", List.of(result), null), List.of(), true, Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void callsInTheLastRoundAreIgnored(Api api) {
        var completion = answer(api, FIRST);
        provider.next(api.head().text(api.body(api.records)).end());
        var last = new RecordingChatListener();
        model(api).generate(second(completion, false), last);

        assertEquals(FinishReason.STOP, last.awaitFinish().reason());
    }

    @ParameterizedTest
    @EnumSource
    void argumentsThatAreNoObjectAreNotSentBack(Api api) {
        var broken = new ToolCall("call00001", "look", "{\"q\": oops");
        var round = new ToolRound("", List.of(new ToolResult(broken, "No JSON.")), null);
        var body = sent(api, "model-test", Lookups.next(FIRST, round, List.of(), true, Duration.ZERO));

        assertFalse(body.toString().contains("oops"));
        assertTrue(body.toString().contains("No JSON."));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalThatNamesToolsIsToldApart(Api api) {
        var refusal =
                Script.response(400, "application/json", "{\"error\":{\"message\":\"llama does not support tools\"}}");
        provider.next(refusal);
        model(api).generate(FIRST, listener);
        assertEquals(ModelFailure.TOOLS_REFUSED, listener.awaitFailure());

        provider.next(refusal);
        var without = new RecordingChatListener();
        model(api).generate(FIRST.withoutTools(), without);
        assertEquals(ModelFailure.REJECTED, without.awaitFailure());
    }

    /** As Ollama, vLLM, llama.cpp, OpenRouter, FastAPI and others say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"registry.ollama.ai/library/gemma:2b does not support tools\"}",
                "400|{\"object\":\"error\",\"message\":\"\\\"auto\\\" tool choice requires"
                        + " --enable-auto-tool-choice\",\"code\":400}",
                "500|{\"error\":{\"code\":500,\"message\":\"tools param requires --jinja"
                        + " flag\",\"type\":\"server_error\"}}",
                "404|{\"error\":{\"message\":\"No endpoints found that support tool use.\",\"code\":404}}",
                "422|{\"detail\":[{\"loc\":[\"body\",\"tools\"],\"msg\":\"Extra inputs are not permitted\"}]}",
                "400|{\"error\":{\"code\":400,\"message\":\"Function calling is not enabled for models/gemma-3\"}}"
            })
    void understandsTheWordsOfServers(int status, String body) {
        provider.next(Script.response(status, "application/json", body));
        model(Api.OPENAI).generate(FIRST, listener);

        assertEquals(ModelFailure.TOOLS_REFUSED, listener.awaitFailure());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":{\"message\":\"maximum context length is 4096, tools included\"}}|TOO_LONG",
                "401|{\"error\":{\"message\":\"no tools for this key\"}}|UNAUTHORIZED",
                "429|{\"error\":{\"message\":\"too many tools at once\"}}|RATE_LIMITED"
            })
    void otherRefusalsStayWhatTheyAre(int status, String body, ModelFailure expected) {
        provider.next(Script.response(status, "application/json", body));
        model(Api.OPENAI).generate(FIRST, listener);

        assertEquals(expected, listener.awaitFailure());
    }

    @Test
    void openRouterAndGeminisEndpointGetBackWhatTheyAddTo() {
        provider.next(Script.eventStream()
                .event(
                        "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\"}]}}]}")
                .event(
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"look\","
                                + "\"arguments\":{\"q\":1}},\"extra_content\":{\"google\":{\"thought_signature\":\"Ci\"}}}]},\"finish_reason\":\"stop\"}]}")
                .event("[DONE]")
                .end());
        model(Api.OPENAI).generate(FIRST, listener);
        var completion = listener.awaitFinish();
        var round = new ToolRound(
                "",
                List.of(new ToolResult(completion.request().calls().get(0), "found")),
                completion.request().echo());
        var body = sent(Api.OPENAI, "model-test", Lookups.next(FIRST, round, List.of(), true, Duration.ZERO));

        assertEquals(
                "[{\"role\":\"assistant\",\"content\":null,\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\"}],"
                        + "\"tool_calls\":[{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"q\\\":1}\"},"
                        + "\"extra_content\":{\"google\":{\"thought_signature\":\"Ci\"}}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":\"found\"}]",
                tail(body, Api.OPENAI, 2));
    }

    /** A cut answer has cut calls. */
    @Test
    void callsOfAnAnswerThatWasCutAreDropped() {
        provider.next(Script.eventStream()
                .event(Script.delta("Hm."))
                .event(
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"x\",\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]}}]}")
                .event(Script.finish("length"))
                .event("[DONE]")
                .end());
        model(Api.OPENAI).generate(FIRST, listener);

        assertEquals(FinishReason.LENGTH, listener.awaitFinish().reason());
    }

    @Test
    void aConnectionThatBreaksInsideACallIsCutOff() {
        provider.next(Script.eventStream()
                .event(
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"x\",\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]}}]}")
                .end());
        model(Api.OPENAI).generate(FIRST, listener);

        assertEquals(ModelFailure.CUT_OFF, listener.awaitFailure());
    }

    /** The total time-out is that of the answer, not of each round. */
    @Test
    void whatEarlierRoundsTookCountsTowardsTheTotalTime() {
        provider.next(Script.eventStream().event(Script.delta("Hm.")).stall());
        var looking = FIRST.looking();
        var late = FIRST.with(new dev.docent.prompt.Looking(
                looking.messages(),
                looking.tools(),
                true,
                List.of(),
                Duration.ofMinutes(10).minusSeconds(5)));
        model(Api.OPENAI).generate(late, listener);
        listener.awaitText("Hm.");

        scheduler.advance(Duration.ofSeconds(4));
        assertFalse(listener.hasEnded());
        scheduler.advance(Duration.ofSeconds(1));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
    }

    /** Long arguments are not silence. */
    @Test
    void eachPieceOfACallGivesTheModelTime() {
        var gate = new dev.docent.testing.Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("Hm."))
                .await(gate)
                .event(
                        "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"x\",\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]}}]}")
                .event("{\"choices\":[{\"delta\":{\"content\":\"!\"}}]}")
                .stall());
        model(Api.OPENAI).generate(FIRST, listener);
        listener.awaitText("Hm.");
        scheduler.advance(Duration.ofSeconds(29));
        gate.open();
        listener.awaitText("Hm.!");
        scheduler.advance(Duration.ofSeconds(29));

        assertFalse(listener.hasEnded());
        scheduler.advance(Duration.ofSeconds(1));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
    }
}
