package dev.docent.testing;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.model.ModelProvider;
import dev.docent.prompt.Prompt;

/** A provider as in a jar in {@code WEB-INF/lib}. Its model repeats the question and its settings. */
public final class EchoProvider implements ModelProvider {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public ChatModel create(Configuration configuration, Services services) {
        if (configuration.options().containsKey("missing")) {
            throw new NoClassDefFoundError(
                    configuration.options().get("missing").toString());
        }
        var tail = configuration.options().getOrDefault("tail", "").toString();
        return new ChatModel() {
            @Override
            public String name() {
                return configuration.label();
            }

            @Override
            public Generation generate(Prompt prompt, ChatListener listener) {
                listener.onText(prompt.question() + tail);
                listener.onFinish(new Completion(FinishReason.STOP));
                return () -> {};
            }
        };
    }
}
