package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.ModelFailure;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the models, over HTTP. */
class ModelsCheckTest {
    private static final String CHECK = "/api/models?check=true";

    private final ScriptedModel model = new ScriptedModel();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(model, query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsTheModelsWithoutAskingThem() {
        var models = Json.parse(server.get("/api/models").body()).get("models").elements();

        assertEquals("scripted", models.get(0).get("name").text().orElseThrow());
        assertTrue(models.get(0).get("check").isAbsent());
        assertEquals(0, model.calls());
    }

    @Test
    void saysThatAModelAnswersWithItsFirstWordAndEndsTheCall() {
        var reply = server.postLater(CHECK);
        model.awaitAsked();
        model.says("OK");

        var check = check(reply.join());
        assertEquals(Optional.of(true), check.get("answers").bool());
        assertTrue(check.get("firstToken").integer().isPresent());
        model.awaitStopped();
    }

    @Test
    void saysWhatIsWrongWithAModel() {
        var reply = server.postLater(CHECK);
        model.awaitAsked();
        model.fails(ModelFailure.UNAUTHORIZED);

        var check = check(reply.join());
        assertEquals(Optional.of(false), check.get("answers").bool());
        assertEquals("model_unauthorized", check.get("code").text().orElseThrow());
        assertFalse(check.get("message").text().orElseThrow().isBlank());
        assertEquals("as the test requires", check.get("detail").text().orElseThrow());
    }

    @Test
    void saysThatAModelCannotEvenBeAsked() {
        model.breaks();

        var check = check(server.post(CHECK, ""));
        assertEquals("model_internal", check.get("code").text().orElseThrow());
        assertEquals(
                "the model scripted could not be asked: IllegalStateException",
                check.get("detail").text().orElseThrow());
    }

    @Test
    void doesNotTakeABlankForAnAnswer() {
        var reply = server.postLater(CHECK);
        model.awaitAsked();
        model.says("\n");
        model.fails(ModelFailure.EMPTY_ANSWER);

        var check = check(reply.join());
        assertEquals(Optional.of(false), check.get("answers").bool());
        assertEquals("model_empty_answer", check.get("code").text().orElseThrow());
    }

    @Test
    void saysThatAModelIsTooSlow() {
        var reply = server.postLater(CHECK);
        model.awaitAsked();
        server.advanceUntil(reply);

        assertEquals("model_timed_out", check(reply.join()).get("code").text().orElseThrow());
        model.awaitStopped();
    }

    @Test
    void asksOnceForAllRequests() {
        var one = server.postLater(CHECK);
        model.awaitAsked();
        model.says("OK");
        one.join();

        assertEquals(200, server.post(CHECK, "").statusCode());
        assertEquals(1, model.calls());
    }

    @Test
    void refusesWhatIsNeitherTrueNorFalse() {
        var reply = server.post("/api/models?check=perhaps", "");

        assertEquals(400, reply.statusCode());
        assertTrue(reply.body().contains("true or false"), reply.body());
    }

    /** A page of another site can make any browser load any address, and over plain HTTP the server cannot tell. */
    @Test
    void asksNoModelWhenItIsOnlyRead() {
        var reply = server.get(CHECK);

        assertEquals(405, reply.statusCode());
        assertEquals("POST", reply.headers().firstValue("Allow").orElseThrow());
        assertTrue(reply.body().contains("POST /api/models?check=true"), reply.body());
        assertEquals(0, model.calls());
    }

    @Test
    void usersSeeThatAModelFailsAndTheLogSaysWhereItWasAsked() throws Exception {
        try (var open = new TestServer(model, query -> Passages.ONE, AccessPolicies.open(), TestServer.SETTINGS)) {
            var reply = open.postLater(CHECK);
            model.awaitAsked();
            model.fails(ModelFailure.UNAUTHORIZED);

            var check = check(reply.join());
            assertFalse(check.get("message").text().orElseThrow().isBlank());
            assertTrue(check.get("detail").isAbsent());
        }
    }

    private static JsonValue check(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return Json.parse(response.body()).get("models").elements().get(0).get("check");
    }
}
