package dev.docent.provider;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Generation;
import dev.docent.model.ModelProvider;
import dev.docent.model.SerialListener;
import dev.docent.prompt.Prompt;

/** A model behind HTTP, whatever protocol it speaks; {@link Providers} makes them. Thread-safe. */
final class HttpModel implements ChatModel {
    private final ModelSpec spec;
    private final Protocol protocol;
    private final ModelProvider.Services services;

    HttpModel(ModelSpec spec, Protocol protocol, ModelProvider.Services services) {
        this.spec = spec;
        this.protocol = protocol;
        this.services = services;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var request = protocol.request(prompt);
        var failures =
                new ProviderFailures(request.toString(), protocol.endpoint().secrets(), services.clock());
        var answer = new ProviderAnswer(
                new SerialListener(listener),
                failures,
                protocol.framing(),
                protocol.newDialect(),
                new TokenCount(prompt, spec.price()),
                spec.timeouts(),
                services.timers(),
                services.nanoTime());
        answer.start(services.client(), request);
        return answer;
    }
}
