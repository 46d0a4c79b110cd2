package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Phase;
import dev.docent.model.ChatModel;
import dev.docent.prompt.Exchange;
import dev.docent.prompt.Lookups;
import dev.docent.prompt.Prompt;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;

/**
 * The first part of an answer, until the model is asked: it finds passages, appends them, and builds the prompt. {@link Steps} go
 * on from there if the model may look further. It waits in
 * the {@link WaitingLine} until a thread runs it; nothing holds it after that.
 */
final class AnswerTask implements Runnable {
    private static final String ONLY_BY_WORDS =
            "The embedding service does not answer, so these passages were found by their words alone.";

    private final LiveAnswer live;
    private final Context context;
    private final ChatModel model;
    private final Steps.Means means;
    private final int passages;

    /**
     * Creates the task.
     *
     * @param passages the maximum number of passages
     */
    AnswerTask(LiveAnswer live, Context context, ChatModel model, Steps.Means means, int passages) {
        this.live = live;
        this.context = context;
        this.model = model;
        this.means = means;
        this.passages = passages;
    }

    /** Returns the answer that this task begins. */
    LiveAnswer live() {
        return live;
    }

    @Override
    public void run() {
        if (live.state().take()) {
            live.safely(this::searchAndAsk);
        }
    }

    private void searchAndAsk() {
        var sources = means.sources();
        var search = sources.search();
        var scope = search.scopes().narrowed(sources.rights().apply(live.caller()), context.scope());
        var earlier = context.history().stream().map(Exchange::question).toList();
        var query = new Query(context.question(), earlier, scope, passages);
        new QuestionRewriting(live, means).rewrite(query, context.history(), model, this::search);
    }

    private void search(Query query) {
        var search = means.sources().search();
        var reranker = search.rerankers().of(model).orElse(null);
        new PassageOrder(live, search.retriever(), reranker, means)
                .search(query, retrieval -> askWith(retrieval, query));
    }

    private void askWith(Retrieval retrieval, Query query) {
        var sources = means.sources();
        if (retrieval.onlyByWords()) {
            live.append(new Frame.Status(Phase.SEARCHING, null, null, ONLY_BY_WORDS));
        }
        live.writer()
                .found(
                        SourceFrames.of(retrieval.passages(), sources.origins(), query.wordings()),
                        means.checks().of(context.question(), retrieval.passages()));
        // If nothing matches at all, further searches find nothing either, and readers know that already.
        boolean mayLook = means.limits().steps() > 0 && !retrieval.passages().isEmpty() && model.looks();
        var tools = mayLook ? sources.tools() : null;
        boolean outside = sources.models().mayAnswerOutside(model);
        live.writer().absence().found(retrieval, tools != null, outside);
        if (live.writer().endIfStopped()) {
            return;
        }
        var prompt = promptOf(retrieval, outside);
        if (tools == null) {
            live.append(new Frame.Status(Phase.ASKING));
            live.beginPart(() -> model.generate(prompt, live.writer()));
            return;
        }
        var session =
                tools.begin(query.scope(), retrieval.passages(), means.limits().maxTokens());
        new Steps(live, model, Lookups.begin(prompt, tools.declarations()), session, means).ask();
    }

    private Prompt promptOf(Retrieval retrieval, boolean outside) {
        var begun = context.begun();
        var prompts = means.sources().prompts();
        return begun == null
                ? prompts.build(context.question(), context.history(), retrieval, outside)
                : prompts.buildContinuation(context.question(), begun, context.history(), retrieval, outside);
    }
}
