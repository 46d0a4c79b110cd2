package dev.docent.answer;

import dev.docent.model.ChatModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that can be asked, by name. Immutable. */
public final class Models {
    private final Map<String, ChatModel> byName = new LinkedHashMap<>();
    private final ChatModel first;

    /** Creates the choice; the first model is the default, names are unique. */
    public Models(List<ChatModel> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must not be empty");
        }
        this.first = models.get(0);
        for (var model : models) {
            if (byName.put(model.name(), model) != null) {
                throw new IllegalArgumentException("two models have the name " + model.name());
            }
        }
    }

    /** Returns the names, the default one first. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    ChatModel choose(Optional<String> name) {
        if (name.isEmpty()) {
            return first;
        }
        var model = byName.get(name.get());
        if (model == null) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "unknown_model",
                    "Unknown model \"" + name.get() + "\" (field \"model\"). Available models: "
                            + String.join(", ", byName.keySet()) + ".");
        }
        return model;
    }
}
