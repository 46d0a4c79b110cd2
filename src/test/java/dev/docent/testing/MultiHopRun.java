package dev.docent.testing;

import dev.docent.answer.AnswerRuntime;
import dev.docent.answer.AnswerSettings;
import dev.docent.answer.AnswerSources;
import dev.docent.answer.Answers;
import dev.docent.answer.LookLimits;
import dev.docent.answer.Models;
import dev.docent.answer.Question;
import dev.docent.conversation.StoreShares;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Scope;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import dev.docent.ingest.read.Formats;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retriever;
import dev.docent.split.Splitter;
import dev.docent.threads.Shares;
import dev.docent.tools.DocumentTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks the questions of a {@link MultiHopCorpus}, once with one search, and once with a {@link FollowingModel} that looks again. */
public final class MultiHopRun {
    private static final int PASSAGES = 16;

    private final MultiHopCorpus corpus = new MultiHopCorpus();
    private final ChunkIndex index;
    private final Embedder embedder;
    private final Retriever retriever;

    /**
     * What came of a question.
     *
     * @param kind the kind of the question
     * @param once whether the passages of one search answer it
     * @param wide whether those of one search with three times the passages and tokens do
     * @param again whether they do after the model has looked again
     * @param calls how often the model was asked
     * @param passages how many passages it had at the end
     */
    public record Result(String kind, boolean once, boolean wide, boolean again, int calls, int passages) {}

    /** Fills an empty index. */
    public MultiHopRun(ChunkIndex index, Embedder embedder) throws IOException, ParseException {
        this.index = index;
        this.embedder = embedder;
        this.retriever = new HybridRetriever(index, embedder);
        var formats = Formats.all();
        var splitter = new Splitter(embedder, 254, 254);
        for (var file : corpus.files().entrySet()) {
            var path = "invented/" + file.getKey();
            var content = new FileContent(path, file.getValue().getBytes(StandardCharsets.UTF_8));
            var document = formats.parser(path).orElseThrow().parse(content);
            var chunks = splitter.split(document).stream()
                    .map(chunk -> new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText())))
                    .toList();
            index.put("invented", "1", document, chunks);
        }
        index.commit();
    }

    /** Returns how many documents there are. */
    public int documents() {
        return corpus.files().size();
    }

    /** Asks all questions. */
    public List<Result> ask() {
        var wide = new HybridRetriever(index, embedder, 3 * HybridRetriever.DEFAULT_TOKEN_BUDGET);
        var results = new ArrayList<Result>();
        for (var question : corpus.questions()) {
            var model = new FollowingModel();
            ask(question, model);
            results.add(new Result(
                    question.kind(),
                    answers(question, search(retriever, question, PASSAGES)),
                    answers(question, search(wide, question, 3 * PASSAGES)),
                    answers(question, model.passages()),
                    model.calls(),
                    model.passages().size()));
        }
        return results;
    }

    private static List<Passage> search(Retriever retriever, MultiHopCorpus.Question question, int passages) {
        return retriever
                .retrieve(new Query(question.text(), List.of(), Scope.EVERYTHING, passages))
                .passages();
    }

    private static boolean answers(MultiHopCorpus.Question question, List<Passage> passages) {
        return passages.stream()
                .anyMatch(passage -> passage.location().path().equals("invented/" + question.path())
                        && passage.text().contains(question.answer()));
    }

    /** Asks as a user does: admission, search, prompt, rounds, journal. */
    private void ask(MultiHopCorpus.Question question, FollowingModel model) {
        var scheduler = new ManualScheduler();
        var settings = new AnswerSettings(
                1,
                1,
                PASSAGES,
                LookLimits.DEFAULT,
                new AnswerSettings.AnswerSizes(1000, 100_000, 10, 1 << 20),
                new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(1), Duration.ZERO));
        var sources = new AnswerSources(
                new Models(List.of(model)),
                retriever,
                new PromptBuilder(0),
                OriginAddresses.NONE,
                new DocumentTools(retriever, index, embedder));
        try (var answers = new Answers(
                settings,
                sources,
                new InMemoryConversationStore(Clock.systemUTC()),
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(
                        Runnable::run,
                        1,
                        scheduler,
                        scheduler.clock(),
                        System::nanoTime,
                        () -> UUID.randomUUID().toString()))) {
            answers.ask(new Question(Callers.caller("ann"), question.text(), null, null, null))
                    .toCompletableFuture()
                    .join();
        }
    }
}
