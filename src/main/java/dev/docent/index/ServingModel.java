package dev.docent.index;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose vectors answer questions: those of the embedder that the index was opened with, or those of the one before, until the
 * others are complete. Thread-safe.
 */
final class ServingModel {
    private final Embedder embedder;
    private final VectorSpace own;
    private final IndexFolder folder;

    /** The embedder before; null if the present one serves. */
    private volatile @Nullable Embedder former;

    /**
     * What a search compares.
     *
     * @param space the vectors
     * @param knows whether their model has learned a language
     */
    record Searched(VectorSpace space, Predicate<String> knows) {}

    ServingModel(Embedder embedder, IndexFolder folder) {
        this.embedder = embedder;
        this.own = VectorSpace.of(embedder.id());
        this.folder = folder;
    }

    /** Returns the vectors that documents get. */
    VectorSpace own() {
        return own;
    }

    /** Returns the vectors that serve meanwhile, if others do. */
    Optional<VectorSpace> former() {
        return Optional.ofNullable(former).map(before -> VectorSpace.of(before.id()));
    }

    void serveMeanwhile(Embedder before) {
        former = before.id().equals(own.model()) ? null : before;
    }

    /** Lets the present embedder serve. Returns whether the index must note that. */
    boolean finish() {
        former = null;
        boolean isNew = !folder.model().equals(own.model());
        folder.serve(own.model());
        return isNew;
    }

    Searched searched(SearchRequest request) {
        var before = former;
        var model = request.model();
        if (model == null || model.equals(own.model())) {
            return new Searched(own, embedder::knows);
        }
        // A question that was embedded just before the change is compared with vectors of the same model too.
        return new Searched(VectorSpace.of(model), before == null ? language -> true : before::knows);
    }
}
