package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.status.FileCounts;
import dev.docent.ingest.status.FileFailure;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.SourceAbout;
import dev.docent.ingest.status.SourceGaps;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.SourceStatus;
import dev.docent.ingest.status.SourceTimes;
import dev.docent.json.Json;
import dev.docent.security.AccessPolicies;
import dev.docent.source.SourceKind;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which users see which details of the index. */
class IndexDetailsTest {
    @Test
    void onlyUsersOfTheSameMachineSeeDetails() throws Exception {
        try (var server = new TestServer(new ScriptedModel(), query -> Passages.ONE)) {
            assertTrue(tellsDetails(server));
        }
        try (var server = new TestServer(
                new ScriptedModel(), query -> Passages.ONE, AccessPolicies.open(), TestServer.SETTINGS)) {
            assertFalse(tellsDetails(server));
        }
    }

    @Test
    void usersSeeNeitherFoldersNorReasonsThatNameThem() {
        var source = new SourceState(
                about("/srv/secret/handbook"),
                SourceStatus.FAILED,
                "The folder /srv/secret/handbook does not exist.",
                new FileCounts(3, 0, 3, 9, 0, 0),
                new SourceGaps(0, 0, 0, List.of(), List.of(), 0),
                SourceTimes.NONE);
        var state = new IndexState(IndexStatus.FAILED, 9, 0, null, null, List.of(source));
        var told = Json.parse(Json.write(state.forReaders()));
        assertFalse(told.toString().contains("secret"), told::toString);
        assertEquals("failed", told.at("/sources/0/state").text().orElseThrow());
        assertEquals(9, told.at("/sources/0/chunks").integer().orElseThrow());
        assertTrue(told.at("/sources/0/error").text().orElseThrow().startsWith("It could not be read."));
    }

    @Test
    void theProgressOfASourceIsOneObject() {
        var source = new SourceState(
                about("/srv/handbook"),
                SourceStatus.DONE,
                null,
                new FileCounts(1, 2, 3, 4, 5, 6),
                new SourceGaps(7, 8, 9, List.of(), List.of(new FileFailure("a.md", "no")), 3),
                new SourceTimes("2036-01-02T03:04:05Z", null, "2036-01-01T03:04:05Z", true, 2.5, 7L));
        assertEquals(
                """
                {"state":"idle","chunks":4,"waiting":2,"startedAt":"2036-01-02T03:04:05Z","sources":[{"name":"handbook",\
                "title":"The Handbook","type":"folder","location":"/srv/handbook","revision":"ab12","state":"done","files":1,"indexed":2,"unchanged":3,"chunks":4,"failed":5,\
                "doubtful":6,"removed":7,"kept":8,"skipped":9,"leftOut":[],\
                "failures":[{"path":"a.md","reason":"no"}],"onlyByWords":3,"lastLook":"2036-01-02T03:04:05Z",\
                "staleSince":"2036-01-01T03:04:05Z","failing":true,"passagesPerSecond":2.5,"secondsLeft":7}]}""", Json.write(new IndexState(IndexStatus.IDLE, 4, 2, "2036-01-02T03:04:05Z", null, List.of(source))));
    }

    private static SourceAbout about(String location) {
        return new SourceAbout("handbook", "The Handbook", SourceKind.FOLDER, location, "ab12", null);
    }

    private static boolean tellsDetails(TestServer server) {
        return Json.parse(server.get("/api/index").body()).get("details").bool().orElseThrow();
    }
}
