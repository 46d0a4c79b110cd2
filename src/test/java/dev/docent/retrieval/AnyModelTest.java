package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.OneLanguage;
import dev.docent.testing.SqueezedEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the documents answer is decided alike for each embedding model, and honestly in languages that it does not know. */
final class AnyModelTest {
    private static final int PAGES = 40;

    @TempDir
    Path folder;

    @Test
    void aModelWhoseCosinesAreAllHighDecidesAsOneWhoseCosinesAreSpread() {
        var questions = new ArrayList<String>();
        for (int shared = 0; shared <= 4; shared++) {
            for (int page : List.of(3, 11, 17, 23, 29)) {
                questions.add(question(page, shared, 4));
            }
        }

        var spread = presences(new FakeEmbedder(), "spread", pages(), questions);
        var squeezed = presences(new SqueezedEmbedder(new FakeEmbedder()), "squeezed", pages(), questions);

        assertEquals(spread, squeezed);
        assertEquals(Set.of(Presence.LIKELY, Presence.UNLIKELY), Set.copyOf(spread));
        assertTrue(spread.subList(0, 5).contains(Presence.UNLIKELY), "no word is shared: " + spread);
        assertEquals(Presence.LIKELY, spread.get(spread.size() - 1), "all words are shared");
    }

    @Test
    void theOrderOfThePagesDoesNotChangeTheNearness() {
        var pages = pages();
        var reversed = new ArrayList<>(pages);
        Collections.reverse(reversed);
        var asked = question(3, 2, 4);

        assertEquals(
                nearness(new FakeEmbedder(), "ordered", pages, asked),
                nearness(new FakeEmbedder(), "reversed", reversed, asked));
    }

    @Test
    void aQuestionInALanguageThatNeitherPagesNorModelKnowIsNotRefused() {
        var english = IntStream.range(0, PAGES)
                .mapToObj(i -> "This is the page about the topic " + word(i, 0) + " and it says what to do with it.")
                .toList();
        var question = "Wie erlaube ich größere Anfragen als ein Megabyte, und wo steht das?";

        assertEquals(Presence.UNSURE, presence(onlyEnglish(), "english", english, question));
        assertEquals(
                Presence.UNLIKELY,
                presence(onlyEnglish(), "asked", english, "Where do you see the weather of tomorrow?"));
    }

    @Test
    void aQuestionInALanguageOfThePagesIsRefusedIfNoneOfItsWordsOccurs() {
        var german = IntStream.range(0, PAGES)
                .mapToObj(i -> "Das ist die Seite über das Thema " + word(i, 0) + " und sie sagt, was zu tun ist.")
                .toList();

        assertEquals(
                Presence.UNLIKELY,
                presence(onlyEnglish(), "none", german, "Wer ist der Verbindungspool und wie groß ist er?"));
        assertEquals(Presence.LIKELY, presence(onlyEnglish(), "one", german, "Was ist das Thema " + word(5, 0) + "?"));
    }

    private static Embedder onlyEnglish() {
        return new OneLanguage(new FakeEmbedder(), "en");
    }

    private static List<String> pages() {
        return IntStream.range(0, PAGES)
                .mapToObj(page ->
                        IntStream.range(0, 6).mapToObj(i -> word(page, i)).collect(Collectors.joining(" ")))
                .toList();
    }

    /** Returns a question with some words of a page, and others that no page has. */
    private static String question(int page, int shared, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> i < shared ? word(page, i) : word(900 + page, i))
                .collect(Collectors.joining(" "));
    }

    private static String word(int page, int i) {
        return "w" + letter(page / 26) + letter(page % 26) + letter(i) + "q";
    }

    private static char letter(int number) {
        return (char) ('a' + number % 26);
    }

    private Presence presence(Embedder embedder, String name, List<String> pages, String question) {
        return presences(embedder, name, pages, List.of(question)).get(0);
    }

    private List<Presence> presences(Embedder embedder, String name, List<String> pages, List<String> questions) {
        try (var index = filled(embedder, name, pages)) {
            var retriever = new HybridRetriever(index, embedder);
            var found = questions.stream()
                    .map(question -> retriever.retrieve(query(question, List.of())))
                    .toList();
            assertTrue(found.stream().noneMatch(each -> each.passages().isEmpty()), name);
            return found.stream().map(Retrieval::presence).toList();
        }
    }

    private double nearness(Embedder embedder, String name, List<String> pages, String question) {
        try (var index = filled(embedder, name, pages)) {
            var request = new SearchRequest(question, embedder.embed(question), Scope.EVERYTHING, 10);
            return index.search(request).evidence().nearness();
        }
    }

    private LuceneChunkIndex filled(Embedder embedder, String name, List<String> pages) {
        var index = new LuceneChunkIndex(folder.resolve(name), embedder);
        for (var text : pages) {
            var path = "docs/" + Integer.toHexString(text.hashCode()) + ".md";
            var chunk = new Chunk(new Location(path, 1, 1), "", List.of(), BlockKind.PROSE, text);
            var embedded = new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
            index.put("docs", "1", new Document(path, "", text, List.of()), List.of(embedded));
        }
        index.commit();
        return index;
    }
}
