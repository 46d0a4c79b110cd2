package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.OneLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an index finds in other languages than English, and how much their vectors count. */
final class LanguagesTest {
    private final FakeEmbedder embedder = new FakeEmbedder();

    @TempDir
    Path folder;

    private LuceneChunkIndex index;

    @BeforeEach
    void open() {
        index = new LuceneChunkIndex(folder, new OneLanguage(embedder, "en"));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Zertifikate liegen auf dem Server, und der Dienst liest sie dort. | Zertifikat
        Das Zertifikat liegt auf dem Server, und der Dienst liest es dort. | Zertifikaten
        Die Häuser stehen an der Straße und sie sind alt. | Haus
        Der Zugang ist gesperrt, weil er für Fremde nicht gedacht ist. | Zugaenge
        Les certificats sont sur le serveur et ils ne sont pas publics. | certificat
        Los certificados están en el servidor y no son públicos para los demás. | certificado
        I certificati sono sul server e non sono pubblici per gli altri. | certificato
        De certificaten staan op de server en het is niet voor iedereen. | certificaat
        Сертификаты лежат на сервере, и служба их читает. | сертификатов
        Сертификаты лежат на сервере, и служба их читает. | сервера
        توجد الشهادات على الخادم ولا يقرأها غيره. | الشهادة
        الكِتابُ على الطاولة في الغرفة. | كتاب
        השרת קורא את התעודות מהתיקייה. | תעודה שרת
        הספרים נמצאים בספרייה. | ספר
        Τα πιστοποιητικά βρίσκονται στον διακομιστή και δεν είναι δημόσια. | πιστοποιητικό
        ใบรับรองอยู่บนเซิร์ฟเวอร์ และบริการอ่านจากที่นั่น | ใบรับรอง
        服务器证书保存在这个目录中。 | 证书
        港口的税很高。 | 税
        サーバー証明書はこのフォルダーにあります。 | ｻｰﾊﾞｰ
        서버 인증서는 이 폴더에 있습니다. | 인증서
        """)
    void findsAnotherFormOfAWord(String text, String question) {
        put("docs/other.md", "unrelated words that fill another page of the documents");
        put("docs/a.md", text);
        index.refresh();

        assertEquals(List.of("docs/a.md"), byWords(question), question);
    }

    @Test
    void findsWordsThatAreWrittenAsOne() {
        put("docs/a.md", "Das Serverzertifikat gilt ein Jahr, und dann muss es erneuert werden.");
        put("docs/b.md", "Die Zertifikatsverwaltung ist eine Seite, auf der man sie sieht.");
        put("docs/c.md", "Die Lampe ist rot, und sie blinkt, wenn der Akku leer ist.");
        index.refresh();

        assertEquals(Set.of("docs/a.md", "docs/b.md"), Set.copyOf(byWords("Zertifikate")));
    }

    @Test
    void findsTheWordsThatAWordOfTheQuestionConsistsOf() {
        put("docs/a.md", "Die Sicherung der Datenbank läuft in der Nacht, wenn alle schlafen.");
        put("docs/b.md", "Die Lampe ist rot, und sie blinkt, wenn der Akku leer ist.");
        index.refresh();

        assertEquals(List.of("docs/a.md"), byWords("Datenbanksicherung"));
    }

    @Test
    void findsSeveralWordsThatBeginAlike() {
        put("docs/a.md", "Die Zertifikatsverwaltung ist eine Seite, auf der man sie sieht.");
        put("docs/b.md", "Die Zertifikatsablage ist ein Ordner, in dem sie liegen.");
        put("docs/c.md", "Die Zertifikatskette ist zu lang, und der Dienst liest sie nicht.");
        index.refresh();

        assertEquals(Set.of("docs/a.md", "docs/b.md", "docs/c.md"), Set.copyOf(byWords("Zertifikate")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Sicherheit ist wichtig, und ein Zertifikat ist nicht alles. | Sicherheitszertifikat
        Die Lampe ist rot, und das Licht ist noch nicht da. | Lampenlicht
        Das Pferd ist alt, und der Stall ist nicht mehr neu. | Pferdestall
        Das Kind ist klein, und der Stuhl ist noch zu hoch. | Kinderstuhl
        Der Bund ist groß, und der Kanzler ist nicht hier. | Bundeskanzler
        """)
    void lettersMayStandBetweenTheWordsThatAreWrittenAsOne(String text, String question) {
        put("docs/a.md", text);
        put("docs/b.md", "Der Akku ist leer, und er ist auch nicht mehr zu laden.");
        index.refresh();

        assertEquals(List.of("docs/a.md"), byWords(question));
    }

    /** Short words are in many others by chance, and what is left of a word with two more letters is no word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Die Autohaus GmbH ist hier, und sie hat auch am Abend auf. | Haus
        Das Unzertifikat ist ein Wort, das es noch nicht gibt. | Zertifikat
        """)
    void shortWordsAndShortRestsAreNotPartsOfOthers(String text, String question) {
        put("docs/a.md", text);
        index.refresh();

        assertEquals(List.of(), byWords(question));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        הקובץ והשרת נמצאים כאן בתיקייה. | שרת
        הקובץ ושהשרת נמצאים כאן בתיקייה. | השרת
        שָׁלוֹם לכולם, הקובץ נמצא כאן. | שלום
        """)
    void findsHebrewWordsBehindTheirParticlesAndWithoutTheirPoints(String text, String question) {
        put("docs/a.md", text);
        index.refresh();

        assertEquals(List.of("docs/a.md"), byWords(question));
    }

    @Test
    void aShortHebrewWordKeepsItsFirstLetter() {
        put("docs/a.md", "כלב נמצא כאן בתיקייה של הקובץ.");
        index.refresh();

        assertEquals(List.of(), byWords("לב"), "a dog is no heart");
    }

    @Test
    void aDocumentOfALanguageWithFormsHasNoAdvantageForItsNames() {
        put("docs/de.md", "Der Dienst liest maxIdleTime, und das ist die Zeit, in der er wartet.");
        put("docs/en.md", "The service reads maxIdleTime, and that is the time in which it waits.");
        for (int i = 0; i < 10; i++) {
            put("docs/more" + i + ".md", "The service reads maxIdleTime here, and that is the time, says page " + i);
        }
        index.refresh();

        var hits = search("maxIdleTime", null);

        var german = hits.stream()
                .filter(hit -> hit.chunk().location().path().equals("docs/de.md"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, german.words(), 0.1);
        assertTrue(hits.get(1).words() > 0.9, hits.toString());
    }

    @Test
    void functionWordsOfTheQuestionFindNothing() {
        put("docs/a.md", "Wie und was und wann, das ist hier die Frage, sagt er.");
        put("docs/b.md", "Ein Zertifikat.");
        index.refresh();

        assertEquals(
                "docs/b.md",
                byWords("Wie und wann erneuert man das Zertifikat?").get(0));
    }

    /** The nearest vector belongs to the wrong page. */
    @Test
    void wordsAloneDecideForAQuestionInALanguageThatTheModelDoesNotKnow() {
        put("docs/right.md", "Das Zertifikat liegt auf dem Server, und der Dienst liest es.", vector(1));
        put("docs/wrong.md", "Die Lampe ist rot, und das Zertifikat ist nicht gemeint, weil sie blinkt.", vector(0));
        index.refresh();

        assertEquals("docs/right.md", best("Wo liegt das Zertifikat auf dem Server?", vector(0)));
        assertEquals("docs/right.md", best("Zertifikat Server", vector(0)), "the pages say which language it is");
    }

    @Test
    void vectorsDecideTooForALanguageThatTheModelKnows() {
        index.close();
        index = new LuceneChunkIndex(folder, new OneLanguage(embedder, "de"));
        put("docs/words.md", "Das Zertifikat liegt auf dem Server, und der Dienst liest es.", vector(1));
        put("docs/near.md", "Die Lampe ist rot, und das Zertifikat ist nicht gemeint, weil sie blinkt.", vector(0));
        index.refresh();

        assertEquals("docs/near.md", best("Wo liegt das Zertifikat auf dem Server?", vector(0)));
    }

    @Test
    void vectorsFindWhatNoWordFinds() {
        put("docs/a.md", "Die Lampe ist rot, und sie blinkt, wenn der Akku leer ist.", vector(0));
        index.refresh();

        assertEquals("docs/a.md", best("Warum ist das Licht an?", vector(0)));
    }

    @Test
    void aQuestionWithoutAVectorIsSearchedByItsWords() {
        put("docs/a.md", "the certificate is on the server");
        put("docs/b.md", "the lamp is red");
        index.refresh();

        var request = new SearchRequest("certificate", null, Scope.EVERYTHING, 10);

        assertEquals(1, index.search(request).hits().size());
        assertTrue(index.search(request).incomplete(), "a cosine proves nothing");
        assertFalse(index.search(new SearchRequest("certificate", vector(0), Scope.EVERYTHING, 10))
                .incomplete());
    }

    private void put(String path, String text) {
        put(path, text, embedder.embed(text));
    }

    private void put(String path, String text, float[] vector) {
        var chunk = new Chunk(new Location(path, 1, 1), "", List.of(), BlockKind.PROSE, text);
        index.put("docs", "1", new Document(path, "", text, List.of()), List.of(new EmbeddedChunk(chunk, vector)));
    }

    private float[] vector(int axis) {
        var vector = new float[embedder.dimensions()];
        vector[axis] = 1;
        return vector;
    }

    private List<String> byWords(String question) {
        return search(question, null).stream()
                .filter(hit -> hit.words() > 0)
                .map(hit -> hit.chunk().location().path())
                .toList();
    }

    private String best(String question, float[] vector) {
        return search(question, vector).get(0).chunk().location().path();
    }

    private List<ChunkHit> search(String question, float[] vector) {
        return index.search(new SearchRequest(question, vector, Scope.EVERYTHING, 20))
                .hits();
    }
}
