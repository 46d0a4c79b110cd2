package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.evaluation.Evaluation;
import dev.docent.evaluation.EvaluationException;
import dev.docent.evaluation.EvaluationOptions;
import dev.docent.http.Outgoing;
import dev.docent.json.Json;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.prompt.Prompt;
import dev.docent.quotes.QuotesModel;
import dev.docent.quotes.WordScorer;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.DeafPort;
import dev.docent.testing.ManualScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own questions, asked of a running Docent over HTTP. */
@Tag("slow")
class EvaluationTest {
    private static final String LIST = """
            How do I start it?\tinstall.md#one command\thow-to
            Which port?\tports.md#8080\thow-to
            And on Windows?\tinstall.md\tfollow-up\tHow do I start it?
            What is the weather?\tnone
            Who won?\tnone
            """;

    private static final Passage LINE = new Passage(
            new Location("guide/install.md", 3, 3),
            "Install",
            List.of(),
            BlockKind.PROSE,
            "Start it with one command.",
            0.5);

    @TempDir
    Path folder;

    private final List<Query> queries = new CopyOnWriteArrayList<>();
    private TestServer server;

    /** Answers with one cited sentence, unless there is no passage. */
    private static final class CitingModel implements ChatModel {
        @Override
        public String name() {
            return "citing";
        }

        @Override
        public Generation generate(Prompt prompt, ChatListener listener) {
            if (prompt.question().equals("fail")) {
                listener.onError(new ModelException(ModelFailure.UNREACHABLE, "nobody is there"));
            } else {
                listener.onText(prompt.passages().isEmpty() ? "I do not know." : "Start it with one command [1].");
                listener.onFinish(new Completion(FinishReason.STOP));
            }
            return () -> {};
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new CitingModel(), this::retrieve);
        fill(server);
    }

    private static void fill(TestServer server) {
        server.passes.chunks = 2;
        var text = "# Install\n\nStart it with one command.\n";
        server.index.put("guide", "1", new Document("guide/install.md", "Install", text, List.of()), List.of());
        server.index.refresh();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** Finds the same passage for every question, except for the weather. */
    private Retrieval retrieve(Query query) {
        queries.add(query);
        return query.text().contains("weather") ? new Retrieval(List.of(), false) : new Retrieval(List.of(LINE), true);
    }

    @Test
    void saysWhatIsFoundWhatIsRefusedAndWhatWasFoundInstead() throws Exception {
        var report = evaluate(LIST, "--url", address());

        for (var line : List.of(
                "5 questions of questions.tsv, asked " + address() + ", answered by citing",
                "the passages have it   2 of 3 (67 %)",
                "nDCG@10 of the passages                          0.667",
                "rightly refused     1 of 2 (50 %)",
                "citations that hold                              4 of 4 (100 %)",
                "p50 / p99",
                "follow-up                found 1 of 1 (100 %)",
                "how-to                   found 1 of 2 (50 %)",
                "line 2: Which port?",
                "    not found",
                "    expected: ports.md#8080",
                "    found instead: guide/install.md 3-3",
                "line 5: Who won?",
                "    answered, although nothing was expected")) {
            assertTrue(report.contains(line), () -> line + " is not in\n" + report);
        }
        assertFalse(report.contains("line 1:") || report.contains("line 4:"), report);
    }

    @Test
    void asksAFollowUpInItsConversationAndLeavesNoneBehind() throws Exception {
        evaluate(LIST, "--url", address());

        var followUp = queries.stream()
                .filter(query -> query.text().equals("And on Windows?"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("How do I start it?"), followUp.history());
        assertEquals(
                "{\"conversations\":[],\"hasMore\":false}",
                server.get("/api/conversations").body());
    }

    @Test
    void reportsAsJson() throws Exception {
        var report = Json.parse(evaluate(LIST, "--json", "--url", address()));

        assertEquals("questions.tsv", report.get("list").text().orElseThrow());
        var run = report.at("/runs/0");
        assertEquals(2, run.at("/summary/found").integer().orElseThrow());
        assertEquals(1, run.at("/kinds/follow-up/found").integer().orElseThrow());
        assertEquals(5, run.get("questions").elements().size());
        var missed = run.at("/questions/1");
        assertEquals(false, missed.get("found").bool().orElseThrow());
        assertEquals("guide/install.md 3-3", missed.at("/passages/0").text().orElseThrow());
    }

    @Test
    void reportsAsAPageInWhichNothingOfADocumentIsMarkup() throws Exception {
        var page = folder.resolve("report.html");
        evaluate("Why <script>alert(1)</script> & \"so\"?\tports.md\n", "--html", page.toString(), "--url", address());

        var html = Files.readString(page);
        assertTrue(html.contains("Why &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;?"), html);
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("<tr class=\"wrong\">") && html.contains("not found"), html);
    }

    @Test
    void comparesTwoDocentsSideBySide() throws Exception {
        try (var other = new TestServer(new CitingModel(), query -> new Retrieval(List.of(), false))) {
            fill(other);
            var report = evaluate(LIST, "--url", address(), "--compare", addressOf(other));

            assertTrue(report.contains("2 of 3 (67 %)            0 of 3 (0 %)"), report);
            assertTrue(report.contains("A: found; guide/install.md 3-3"), report);
            assertTrue(report.contains("B: refused, and not found; nothing"), report);
            assertFalse(report.contains("line 4:"), report);
        }
    }

    /** The words are those of the model that needs no model. */
    @Test
    void anAnswerWithoutAModelThatDoubtsItselfIsARefusal() throws Exception {
        var pacer = new ManualScheduler();
        var quotes = new QuotesModel(new WordScorer(), Runnable::run, pacer, Duration.ZERO);
        try (var doubtful = new TestServer(
                quotes, query -> new Retrieval(List.of(LINE), query.text().contains("start")))) {
            fill(doubtful);
            var report = Json.parse(evaluate(LIST, "--json", "--url", addressOf(doubtful)));

            var summary = report.at("/runs/0/summary");
            assertEquals("quotes", report.at("/runs/0/model").text().orElseThrow());
            assertEquals(2, summary.get("rightlyRefused").integer().orElseThrow());
            assertEquals(2, summary.get("wronglyRefused").integer().orElseThrow());
            assertEquals(
                    summary.get("citations").toString(),
                    summary.get("citationsHeld").toString());
        }
    }

    @Test
    void aFailedAnswerIsReportedAndTheOthersAreAsked() throws Exception {
        var report = evaluate("fail\tinstall.md\nHow do I start it?\tinstall.md\n", "--url", address());

        assertTrue(report.contains("failed answers                                   1"), report);
        assertTrue(report.contains("    failed: "), report);
        assertTrue(report.contains("the passages have it   1 of 2 (50 %)"), report);
    }

    @Test
    void showsTheTokenOfAFileOrOfTheEnvironment() throws Exception {
        var token = "correct-horse-battery";
        var file = Files.writeString(folder.resolve("token"), token + "\n");
        try (var guarded = new TestServer(
                new CitingModel(), this::retrieve, AccessPolicies.token(List.of(token)), TestServer.SETTINGS)) {
            fill(guarded);
            var address = addressOf(guarded);

            assertTrue(refused(LIST, "--url", address).contains("asks for a token (status 401)"));
            assertTrue(refusedWith("wrong", LIST, "--url", address).contains("does not accept the token (status 401)"));
            assertTrue(evaluate(LIST, "--url", address, "--token-file", file.toString())
                    .contains("2 of 3"));
            assertTrue(evaluation(token, LIST, "--url", address).report().contains("2 of 3"));
        }
    }

    @Test
    void saysWhyNothingCanBeAsked() throws Exception {
        try (var deaf = new DeafPort()) {
            assertTrue(refused(LIST, "--url", "http://127.0.0.1:" + deaf.port())
                    .contains("cannot be reached: the connection was refused"));
        }
        assertTrue(refused(LIST, "--url", address() + "/elsewhere").contains("answered with status 404"));
        server.passes.chunks = 0;
        assertTrue(refused(LIST, "--url", address()).contains("has indexed nothing yet"));
    }

    @Test
    void refusesWrongFilesBeforeAnythingIsAsked() {
        assertThrows(IllegalArgumentException.class, () -> evaluate("no tab\n", "--url", address()));
        assertThrows(
                IllegalArgumentException.class,
                () -> evaluate(
                        LIST,
                        "--url",
                        address(),
                        "--token-file",
                        folder.resolve("gone").toString()));
        assertEquals(List.of(), queries);
    }

    private String address() {
        return addressOf(server);
    }

    private static String addressOf(TestServer server) {
        return server.uri("").toString();
    }

    private String evaluate(String list, String... options) throws Exception {
        return evaluation("", list, options).report();
    }

    private String refused(String list, String... options) {
        return refusedWith("", list, options);
    }

    private String refusedWith(String token, String list, String... options) {
        return String.valueOf(assertThrows(
                        EvaluationException.class,
                        () -> evaluation(token, list, options).report())
                .getMessage());
    }

    private Evaluation evaluation(String token, String list, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(Files.writeString(folder.resolve("questions.tsv"), list).toString());
        var time = new AtomicLong();
        var surroundings = new Evaluation.Surroundings(
                new Evaluation.Product(folder.resolve("docent.war"), folder, List.of()),
                new Evaluation.RunningAccess(token, Outgoing.STRAIGHT),
                () -> time.addAndGet(1_000_000),
                sentence -> {});
        return new Evaluation(EvaluationOptions.parse(arguments), surroundings);
    }
}
