package dev.docent.retrieval;

import dev.docent.corpus.Location;
import dev.docent.corpus.TokenCounter;
import dev.docent.index.ChunkHit;
import dev.docent.index.ChunkIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses passages from hits, best first. A hit next to a chosen passage extends it, a hit that repeats one is dropped,
 * and any other begins a new passage while there is room. What room is left then goes to the {@link Neighbourhood} of the passages,
 * of the best ones first. For one retrieval; one thread at a time.
 */
final class PassageSelection {
    /** The largest share of the budget that one passage may get by joining. An adjacent chunk beyond it is left out. */
    static final double MAX_SHARE = 0.5;

    /** A hit with less than this share of the best score is left out. */
    static final double MIN_SCORE_SHARE = 0.3;

    private final DocumentLines lines;
    private final PassageCosts costs;
    private final int budget;
    private final int maxPassages;
    private final Priorities priorities;
    private final Repetition repetition = new Repetition();
    private final Twins twins = new Twins(repetition);
    private final Neighbourhood neighbourhood;
    private final List<Draft> drafts = new ArrayList<>();

    PassageSelection(ChunkIndex index, TokenCounter tokens, int budget, int maxPassages, Priorities priorities) {
        this.priorities = priorities;
        this.lines = new DocumentLines(index);
        this.neighbourhood = new Neighbourhood(index);
        this.costs = new PassageCosts(tokens);
        this.budget = budget;
        this.maxPassages = maxPassages;
    }

    /** Returns the passages of these hits, which must be sorted best first. */
    List<Passage> select(List<ChunkHit> hits) {
        var postponed = new ArrayList<ChunkHit>();
        var ordered = priorities.order(
                hits, ChunkHit::score, hit -> hit.chunk().location().path());
        for (var hit : ordered) {
            if (hit.score() < MIN_SCORE_SHARE * hits.get(0).score()) {
                break;
            }
            takePostponed(postponed, hit.score(), hits);
            if (worth(hit) < hit.score()) {
                postponed.add(hit);
            } else {
                take(hit, hits);
            }
        }
        takePostponed(postponed, Double.MAX_VALUE, hits);
        postponed.forEach(hit -> take(hit, hits));
        addNeighbourhoods();
        var best = drafts.stream()
                .sorted(Comparator.comparingDouble(Draft::score).reversed())
                .toList();
        return priorities.order(best, Draft::score, draft -> draft.location().path()).stream()
                .map(draft ->
                        draft.passage(lines.revision(draft.location().path()).orElse(null)))
                .toList();
    }

    /** Takes the hits that were put off and that a passage has reached meanwhile, or that are worth as much as the next hit. */
    private void takePostponed(List<ChunkHit> postponed, double next, List<ChunkHit> all) {
        for (int i = 0; i < postponed.size(); i++) {
            var hit = postponed.get(i);
            if (neighbour(hit).isPresent() || worth(hit) >= next) {
                take(postponed.remove(i), all);
                i = -1;
            }
        }
    }

    /** Returns the score of a hit, or less if it would begin one more passage of a document that has many. */
    private double worth(ChunkHit hit) {
        return hit.exact() || neighbour(hit).isPresent() ? hit.score() : Crowd.worth(hit, drafts);
    }

    private void take(ChunkHit hit, List<ChunkHit> all) {
        var neighbour = neighbour(hit);
        if (neighbour.isPresent()) {
            extend(neighbour.get(), hit);
            return;
        }
        if (drafts.size() >= maxPassages) {
            return;
        }
        // A page that differs from another one only in the number that the question names is the answer, not a
        // repetition.
        var repeats = !hit.exact()
                && drafts.stream().anyMatch(draft -> repetition.of(hit.chunk().text(), draft.text()));
        if (!repeats && !twins.show(hit, drafts, all)) {
            begin(hit);
        }
    }

    private void begin(ChunkHit hit) {
        int left = budgetLeft();
        int cost = costs.of(hit.chunk().readable(), Math.max(0, left));
        if (cost <= left) {
            drafts.add(Draft.of(hit, cost, true));
        } else if (drafts.isEmpty()) {
            drafts.add(Draft.firstLines(hit, costs::of, budget));
        }
    }

    private boolean extend(Draft draft, ChunkHit hit) {
        var location = draft.location().union(hit.chunk().location());
        var text = lines.at(location);
        if (text.isEmpty() || text.get().equals(draft.text())) {
            return false;
        }
        return replace(draft, draft.joined(hit, location, text.get(), cost(draft, location, text.get())))
                || extendWithinLine(draft, hit);
    }

    /** Joins two pieces of a line that is too long for a passage. */
    private boolean extendWithinLine(Draft draft, ChunkHit hit) {
        var text = lines.joinedPieces(draft.chunk(), hit.chunk());
        if (text.isEmpty()) {
            return false;
        }
        int cost = draft.cost() + costs.of(hit.chunk().text());
        return replace(draft, draft.joined(hit, draft.location(), text.get(), cost));
    }

    /** Puts a larger passage in the place of one, if there is room. */
    private boolean replace(Draft draft, Draft larger) {
        if (!fits(draft, larger.cost())) {
            return false;
        }
        drafts.set(drafts.indexOf(draft), larger);
        joinDraftsThatMeet();
        return true;
    }

    private boolean fits(Draft draft, int grown) {
        return grown - draft.cost() <= room(draft);
    }

    /** Returns how many tokens a passage may get. */
    private int room(Draft draft) {
        return Math.min((int) (MAX_SHARE * budget) - draft.cost(), budgetLeft());
    }

    /** Gives what room is left to what stands around the passages, one chunk on each side of each in turn. */
    private void addNeighbourhoods() {
        for (var part : Neighbourhood.Part.values()) {
            boolean grows = true;
            for (int turn = 0; turn < Neighbourhood.MAX_CHUNKS && grows && budgetLeft() > 0; turn++) {
                grows = false;
                var bestFirst = drafts.stream()
                        .sorted(Comparator.comparingDouble(Draft::score).reversed())
                        .toList();
                for (var draft : bestFirst) {
                    grows |= addBeside(draft, part);
                }
            }
        }
    }

    private boolean addBeside(Draft draft, Neighbourhood.Part part) {
        // It may have become a part of a better one meanwhile.
        if (!draft.joinable() || !drafts.contains(draft)) {
            return false;
        }
        boolean grows = false;
        for (var beside : neighbourhood.of(draft, part)) {
            var grown = holder(draft);
            // Beside it may be a passage that is too large to be joined with it.
            boolean isShown = drafts.stream().anyMatch(it -> it.has(beside));
            // Mostly there is no room, so the document is read only if there may be some.
            boolean mayFit = !isShown && fits(grown, costs.least(grown, beside.chunk(), room(grown)));
            grows |= mayFit && agrees(draft, beside) && extend(grown, beside);
        }
        return grows;
    }

    private boolean agrees(Draft draft, ChunkHit beside) {
        return lines.agreesWith(draft.chunk()) && lines.agreesWith(beside.chunk());
    }

    /** Returns the passage that a draft is now, or has become a part of. */
    private Draft holder(Draft part) {
        return drafts.stream()
                .filter(draft -> draft.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("A passage only grows: " + part.location()));
    }

    private int cost(Draft draft, Location location, String text) {
        // Otherwise it is a piece of a line.
        return isWhatStandsThere(draft) ? costs.grown(draft, location, text) : costs.of(text);
    }

    /** Joins passages that have become adjacent through a chunk between them. */
    private void joinDraftsThatMeet() {
        for (var i = 0; i < drafts.size(); i++) {
            for (var j = drafts.size() - 1; j > i; j--) {
                if (meet(drafts.get(i), drafts.get(j))) {
                    join(i, j);
                }
            }
        }
    }

    private boolean meet(Draft draft, Draft other) {
        return draft.meets(other)
                && draft.cost() + other.cost() <= MAX_SHARE * budget
                && isWhatStandsThere(draft)
                && isWhatStandsThere(other);
    }

    private void join(int i, int j) {
        var location = drafts.get(i).location().union(drafts.get(j).location());
        var text = lines.at(location).orElseThrow(() -> new AssertionError("Both parts were read: " + location));
        drafts.set(i, drafts.get(i).joined(drafts.get(j), location, text, costs.of(text)));
        drafts.remove(j);
    }

    /** Returns the passage that the hit can join. */
    private Optional<Draft> neighbour(ChunkHit hit) {
        // Most hits have none, so the document is read only if there is one.
        return drafts.stream().filter(draft -> draft.isNextTo(hit)).findFirst().filter(draft -> agrees(draft, hit));
    }

    private boolean isWhatStandsThere(Draft draft) {
        return lines.at(draft.location()).filter(draft.text()::equals).isPresent();
    }

    private int budgetLeft() {
        return budget - drafts.stream().mapToInt(Draft::cost).sum();
    }
}
