package dev.docent.answer;

import dev.docent.model.ChatModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * Returns the model with a name, or the default one for null.
     *
     * @throws Refusal if there is no such model
     */
    ChatModel choose(@Nullable String name) {
        if (name == null) {
            return first;
        }
        var model = byName.get(name);
        if (model == null) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "unknown_model",
                    "Unknown model \"" + name + "\" (field \"model\"). Available models: "
                            + String.join(", ", byName.keySet()) + ".");
        }
        return model;
    }
}
