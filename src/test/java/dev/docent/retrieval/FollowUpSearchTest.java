package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.testing.IndexedPages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follow-ups are searched together with the questions that they refer to, in languages without word lists. */
final class FollowUpSearchTest {
    private static MiniLmEmbedder embedder;
    private static LuceneChunkIndex index;

    @BeforeAll
    static void fillIndex(@TempDir Path folder) {
        embedder = new MiniLmEmbedder();
        index = new LuceneChunkIndex(folder, embedder);
        put("vpn-de", "Fernzugang", "Den Fernzugang richtet man mit Reiher ein. Abgeschaltet wird er im Terminal.");
        put("heat-de", "Heizung", "Die Heizung wird im Oktober eingeschaltet. Abgeschaltet wird sie im Mai.");
        put("pay-de", "Rechnungen", "Rechnungen werden in vierzehn Tagen bezahlt, Skonto nur nach Absprache.");
        put("vpn-zh", "远程访问", "远程访问使用苍鹭客户端开启。关闭时在终端执行 heron stop。");
        put("heat-zh", "暖气", "暖气在十月开启。五月由物业关闭。");
        put("print-zh", "打印机", "打印机在控制面板中开启。关闭时按背面的按钮。");
        put("vpn-fr", "Accès distant", "L'accès distant s'active avec Héron. Pour le désactiver, taper heron stop.");
        put("print-fr", "Imprimante", "L'imprimante s'active dans le panneau. Pour la désactiver, appuyer derrière.");
        put("heat-fr", "Chauffage", "Le chauffage s'active en octobre. Pour le désactiver, appeler le service.");
        put("tax-zh", "财务", "个人所得税每月由财务代扣。");
        for (int i = 0; i < 20; i++) {
            put("en-" + i, "Service " + i, "Service " + i + " is deployed by the pipeline and restarted at night.");
        }
        index.commit();
    }

    @AfterAll
    static void closeIndex() {
        index.close();
        embedder.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie richte ich den Fernzugang ein? | Und wie schalte ich ihn wieder ab? | vpn-de",
                "怎么开启远程访问？ | 那怎么关闭它？ | vpn-zh",
                "怎么开启打印机？ | 那怎么关闭它？ | print-zh",
                "Comment activer l'accès distant ? | Et comment le désactiver ? | vpn-fr",
                "Le chauffage, comment l'activer ? | Et pour le désactiver ? | heat-fr"
            })
    void aFollowUpFindsThePageOfThePreviousQuestion(String first, String second, String page) {
        assertEquals(page, best(first));
        assertEquals(page, best(second, first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie richte ich den Fernzugang ein? | In welcher Frist werden Rechnungen bezahlt? | pay-de",
                "怎么开启远程访问？ | 怎么开启打印机？ | print-zh",
                "Comment activer l'accès distant ? | Comment activer l'imprimante ? | print-fr",
                "How is service 7 deployed? | Rechnungen | pay-de"
            })
    void aQuestionThatChangesTheSubjectFindsItsOwnPage(String first, String second, String page) {
        assertEquals(page, best(second, first));
    }

    @Test
    void theSecondFollowUpStillKnowsTheSubject() {
        assertEquals(
                "vpn-de",
                best("Und im Terminal?", "Wie richte ich den Fernzugang ein?", "Und wie schalte ich ihn ab?"));
    }

    @ParameterizedTest
    @CsvSource({"税, tax-zh", "税是谁扣的？, tax-zh"})
    void aWordOfOneCharacterFindsWhatHoldsIt(String question, String page) {
        assertEquals(page, best(question));
    }

    private static String best(String question, String... earlier) {
        return new HybridRetriever(index, embedder)
                .retrieve(query(question, List.of(earlier)))
                .passages()
                .get(0)
                .location()
                .path();
    }

    private static void put(String path, String title, String text) {
        IndexedPages.put(index, embedder, "docs", path, title, text);
    }
}
