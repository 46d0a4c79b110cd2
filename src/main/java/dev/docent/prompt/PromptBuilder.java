package dev.docent.prompt;

import dev.docent.retrieval.Retrieval;
import java.util.List;

public final class PromptBuilder {
    public Prompt build(String q, List<Exchange> h, Retrieval r) {
        return new Prompt(List.of(), q, r.passages(), r.confident());
    }
}
