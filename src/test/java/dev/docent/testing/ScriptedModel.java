package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import dev.docent.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model whose words the test says. */
public final class ScriptedModel implements ChatModel {
    private final List<Prompt> prompts = new ArrayList<>();
    private final List<ChatListener> listeners = new ArrayList<>();
    private boolean stopped;

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        prompts.add(prompt);
        listeners.add(listener);
        return () -> {
            if (!stopped) {
                stopped = true;
                listener.onFinish(new Completion(FinishReason.STOPPED, Optional.empty()));
            }
        };
    }

    public int calls() {
        return prompts.size();
    }

    public Prompt prompt() {
        return prompts.get(prompts.size() - 1);
    }

    public boolean wasStopped() {
        return stopped;
    }

    public void says(String... deltas) {
        for (var delta : deltas) {
            listener().onText(delta);
        }
    }

    public void thinks(String delta) {
        listener().onReasoning(delta);
    }

    public void finishes() {
        listener().onFinish(new Completion(FinishReason.STOP, Optional.of(new Usage(7, 3))));
    }

    public void fails(ModelFailure failure) {
        listener().onError(new ModelException(failure, "as the test wants it"));
    }

    private ChatListener listener() {
        return listeners.get(listeners.size() - 1);
    }
}
