package dev.docent.answer;

import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.settings.OutsideAnswers;
import dev.docent.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models that can be asked, by name. Immutable. */
public final class Models {
    private final Map<String, ChatModel> byName = new LinkedHashMap<>();
    private final ChatModel first;
    private final OutsideAnswers outside;

    /** Returns the models that the settings name. */
    public static Models of(List<ConfiguredModel> models, Settings settings) {
        return new Models(
                models.stream().map(ConfiguredModel::model).toList(),
                settings.answering().models().outside());
    }

    /** Creates a choice of models that answer from the documents only. */
    public Models(List<ChatModel> models) {
        this(models, OutsideAnswers.REFUSE);
    }

    /**
     * Creates the choice; the first model is the default, names are unique.
     *
     * @param outside what models may do with a question that the documents do not answer
     */
    public Models(List<ChatModel> models, OutsideAnswers outside) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must not be empty");
        }
        this.first = models.get(0);
        this.outside = outside;
        for (var model : models) {
            if (byName.put(model.name(), model) != null) {
                throw new IllegalArgumentException("two models have the name " + model.name());
            }
        }
    }

    /** Returns whether a model may answer from what it knows if the documents do not answer. */
    boolean mayAnswerOutside(ChatModel model) {
        return outside == OutsideAnswers.ALLOW && model.knowsMore();
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
