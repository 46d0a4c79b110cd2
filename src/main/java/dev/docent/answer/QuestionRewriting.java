package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Phase;
import dev.docent.model.ChatModel;
import dev.docent.prompt.Exchange;
import dev.docent.retrieval.Query;
import dev.docent.rewrite.RewriteRequest;
import dev.docent.rewrite.Rewriter;
import dev.docent.rewrite.Rewriting;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a question rewritten before it is searched, if that helps: a follow-up, or a question in a language that the documents do not
 * have. No thread waits meanwhile. Whatever goes wrong, the question is searched as it was asked. If the answer is stopped, it does
 * not wait for the wordings, which are cancelled. For one answer.
 */
final class QuestionRewriting {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionRewriting.class);

    private static final String SKIPPED =
            "The question could not be rewritten in time, so it is searched as it was asked.";

    private final LiveAnswer live;
    private final Steps.Means means;

    QuestionRewriting(LiveAnswer live, Steps.Means means) {
        this.live = live;
        this.means = means;
    }

    /**
     * Passes on what is searched, and says that: at once, or later in another thread.
     *
     * @param history the turns before the question
     */
    void rewrite(Query query, List<Exchange> history, ChatModel model, Consumer<Query> next) {
        var search = means.sources().search();
        var rewriter = search.rewriters().of(model);
        if (rewriter.isPresent()) {
            var words = query.withoutTraces();
            var languages = search.languages().foreignTo(words);
            if (!history.isEmpty() || !languages.isEmpty()) {
                begin(rewriter.get(), RewriteRequest.of(words.text(), history, languages), query, next);
                return;
            }
        }
        live.append(new Frame.Status(Phase.SEARCHING));
        next.accept(query);
    }

    private void begin(Rewriter rewriter, RewriteRequest request, Query query, Consumer<Query> next) {
        means.attempt(
                live,
                new Frame.Status(Phase.REWRITING),
                () -> rewriter.rewrite(request),
                this::broken,
                rewriting -> goOn(query, rewriting, next));
    }

    /** Rewriters promise not to fail, but an answer depends on it. */
    private Rewriting broken(Throwable cause) {
        LOG.error("The question could not be rewritten for answer {}", live.id(), cause);
        return Rewriting.skipped(String.valueOf(cause), null);
    }

    private void goOn(Query query, Rewriting rewriting, Consumer<Query> next) {
        live.writer().attempted("rewrite", rewriting);
        live.append(new Frame.Status(Phase.SEARCHING, null, null, said(rewriting)));
        means.goOn(live, () -> next.accept(query.with(rewriting.wordings())));
    }

    private static @Nullable String said(Rewriting rewriting) {
        if (!rewriting.isDone()) {
            return SKIPPED;
        }
        return rewriting.wordings().isEmpty()
                ? null
                : rewriting.wordings().stream()
                        .map(wording -> "“" + wording + "”")
                        .collect(Collectors.joining(" and ", "Also searching for ", "."));
    }
}
