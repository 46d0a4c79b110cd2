package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.testing.IndexedPages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it gains that a question is also searched in the language of the documents: with the built-in model, which knows English. */
@Tag("slow")
final class TranslatedSearchTest {
    /** The pages: path, title, text. */
    private static final List<List<String>> PAGES = List.of(
            List.of(
                    "start",
                    "Starting",
                    "The gateway starts with the machine. Use the control panel to start it by hand."),
            List.of("stop", "Stopping", "To shut the gateway down, drain its connections first, then end the process."),
            List.of(
                    "cert",
                    "Certificates",
                    "A certificate is valid for one year. Renew it in the vault a month before."),
            List.of("backup", "Backups", "A full copy of all data is made every night at two and kept for two weeks."),
            List.of(
                    "restore",
                    "Restoring data",
                    "Choose the copy by its date. Restoring replaces everything written since."),
            List.of(
                    "disk",
                    "Storage",
                    "Each node needs forty gigabytes of disk space. Old records are moved to the archive."),
            List.of(
                    "memory",
                    "Memory",
                    "The process takes two gigabytes. More is needed if a thousand devices are connected."),
            List.of(
                    "pass",
                    "Passwords",
                    "A forgotten password is reset by the administrator. After five failures, the account is locked."),
            List.of(
                    "roles",
                    "Roles",
                    "There are three roles: reader, operator and administrator. Only operators change a route."),
            List.of(
                    "route",
                    "Routes",
                    "A route says which messages go to which device. Changes take effect within a minute."),
            List.of(
                    "alert",
                    "Alerts",
                    "If a device is silent for ten minutes, the person on duty gets a message on the phone."),
            List.of(
                    "update",
                    "Updates",
                    "New versions are installed on Tuesdays. The nodes are updated one after the other."),
            List.of(
                    "rollback",
                    "Going back",
                    "The previous version stays installed. Switch back to it if an update causes errors."),
            List.of("license", "Licenses", "The number of devices is limited by the license. Buy more in the shop."),
            List.of(
                    "log",
                    "Logs",
                    "Log files are rotated daily. Turn on detailed messages only while looking for an error."),
            List.of("proxy", "Proxies", "Behind a proxy, long requests are cut after a minute. Raise the limit there."),
            List.of(
                    "device",
                    "Devices",
                    "A new device is registered with the code on its back. It appears in the list at once."),
            List.of(
                    "export",
                    "Exports",
                    "Measurements are exported as a table. Large exports are sent by mail when they are ready."),
            List.of(
                    "clock",
                    "Clocks",
                    "All nodes must show the same time, otherwise messages arrive in the wrong order."),
            List.of(
                    "firewall",
                    "Firewall",
                    "Open port 7443 towards the devices, and nothing else. Error E4410 means that it is closed."));

    /** Questions: as asked, in English, the page that answers. */
    private static final List<List<String>> QUESTIONS = List.of(
            List.of("Wie fahre ich das System herunter?", "How do I shut down the system?", "stop"),
            List.of("Wie lange gilt ein Zertifikat?", "How long is a certificate valid?", "cert"),
            List.of("Wann wird gesichert?", "When are backups made?", "backup"),
            List.of("Wie spiele ich eine Sicherung zurück?", "How do I restore a backup?", "restore"),
            List.of("Wie viel Plattenplatz brauche ich?", "How much disk space do I need?", "disk"),
            List.of("Wie viel Arbeitsspeicher ist nötig?", "How much memory is needed?", "memory"),
            List.of(
                    "Was mache ich, wenn ich mein Kennwort vergessen habe?",
                    "What do I do if I forgot my password?",
                    "pass"),
            List.of("Wer darf etwas ändern?", "Who may change something?", "roles"),
            List.of(
                    "Wer wird benachrichtigt, wenn ein Gerät ausfällt?",
                    "Who is notified when a device fails?",
                    "alert"),
            List.of("Wann werden neue Fassungen eingespielt?", "When are new versions installed?", "update"),
            List.of("怎么回到以前的版本？", "How do I go back to the previous version?", "rollback"),
            List.of("可以连接多少设备？", "How many devices may be connected?", "license"),
            List.of("怎么打开详细日志？", "How do I turn on detailed logs?", "log"),
            List.of("为什么长请求被中断？", "Why are long requests cut?", "proxy"),
            List.of("怎么注册新设备？", "How do I register a new device?", "device"),
            List.of("Comment exporter les mesures ?", "How do I export the measurements?", "export"),
            List.of(
                    "Pourquoi les messages arrivent-ils dans le désordre ?",
                    "Why do messages arrive in the wrong order?",
                    "clock"),
            List.of("Quel port faut-il ouvrir ?", "Which port must be opened?", "firewall"),
            List.of("Quand le certificat est-il renouvelé ?", "When is the certificate renewed?", "cert"),
            List.of("Comment démarrer le service à la main ?", "How do I start the service by hand?", "start"));

    private static MiniLmEmbedder embedder;
    private static LuceneChunkIndex index;

    @BeforeAll
    static void fillIndex(@TempDir Path folder) {
        embedder = new MiniLmEmbedder();
        index = new LuceneChunkIndex(folder, embedder);
        for (var page : PAGES) {
            IndexedPages.put(index, embedder, "docs", page.get(0), page.get(1), page.get(2));
        }
        index.commit();
    }

    @AfterAll
    static void closeIndex() {
        index.close();
        embedder.close();
    }

    private static Retrieval found(String question, List<String> wordings) {
        return new HybridRetriever(index, embedder)
                .retrieve(query(question, List.of()).with(wordings));
    }

    private static boolean isFirst(List<String> question, List<String> wordings) {
        return rank(question, wordings) == 1;
    }

    /** Returns the place of the page among the passages, from 1; 99 if it is not there. */
    private static int rank(List<String> question, List<String> wordings) {
        var paths = found(question.get(0), wordings).passages().stream()
                .map(passage -> passage.location().path())
                .toList();
        int place = paths.indexOf(question.get(2));
        return place < 0 ? 99 : place + 1;
    }

    @Test
    void theTranslationFindsWhatTheQuestionDoesNot() {
        var missed = new StringBuilder();
        long alone = 0;
        long both = 0;
        long english = 0;
        for (var question : QUESTIONS) {
            alone += isFirst(question, List.of()) ? 1 : 0;
            both += isFirst(question, List.of(question.get(1))) ? 1 : 0;
            english += isFirst(List.of(question.get(1), "", question.get(2)), List.of()) ? 1 : 0;
            missed.append(question)
                    .append(' ')
                    .append(rank(question, List.of()))
                    .append(' ')
                    .append(rank(question, List.of(question.get(1))))
                    .append('\n');
        }
        var said = "first of " + QUESTIONS.size() + ": alone " + alone + ", with the translation " + both
                + ", the translation alone " + english + "\n" + missed;
        assertTrue(alone <= 6, said);
        assertTrue(both >= 19, said);
        assertTrue(both >= english, "the question itself takes nothing away: " + said);
    }

    @Test
    void theDocumentsAnswerIfEitherSearchSaysSo() {
        assertEquals(
                Presence.LIKELY,
                found("Wie lange gilt ein Zertifikat?", List.of("How long is a certificate valid?"))
                        .presence());
        assertTrue(found("Wie lange gilt ein Zertifikat?", List.of()).presence() != Presence.LIKELY);
        assertEquals(
                Presence.LIKELY,
                found("How long is a certificate valid?", List.of("Who won the game yesterday?"))
                        .presence());
    }

    @Test
    void whatTheQuestionNamesIsDecisive() {
        var wrong = found("Was heißt E4410?", List.of("How do I restore a backup by its date?"));
        assertEquals("firewall", wrong.passages().get(0).location().path());
        assertEquals(List.of("E4410"), wrong.names().found());
    }

    @Test
    void whatTheQuestionNamesAndNoDocumentHasIsNotThere() {
        var missing = found("What does E4411 mean?", List.of("How long is a certificate valid?"));
        assertEquals(Presence.UNLIKELY, missing.presence());
        assertEquals(List.of("E4411"), missing.names().absent());
    }

    @Test
    void aMisleadingWordingDoesNotHideWhatTheQuestionFinds() {
        var found = found("How long is a certificate valid?", List.of("When are backups made?"));
        var first = found.passages().stream()
                .limit(2)
                .map(passage -> passage.location().path())
                .toList();
        assertEquals(List.of("backup", "cert"), first.stream().sorted().toList());
    }
}
