package dev.docent.provider;

import dev.docent.model.FinishReason;

/**
 * Chat completions as OpenAI documents them and as everybody else sends them (<a
 * href="https://platform.openai.com/docs/api-reference/chat-streaming">chat completion chunks</a>). The text is whole with a
 * {@code finish_reason} or with {@code [DONE]}, whichever comes.
 */
final class OpenAiDialect implements Dialect {
    private final ThinkTags thinking;

    /**
     * Creates a reader of one answer.
     *
     * @param begun whether the text begins inside the model's thinking
     */
    OpenAiDialect(boolean begun) {
        thinking = new ThinkTags(begun);
    }

    @Override
    public void read(String type, String data, Reading to) {
        if (data.strip().equals("[DONE]")) {
            flush(to);
            to.end();
            return;
        }
        var chunk = OpenAiChunk.read(data);
        if (type.equals("error") || chunk.error()) {
            to.error(data);
            return;
        }
        thinking.apart(chunk.reasoning(), to);
        thinking.next(chunk.text(), to);
        if (chunk.finishReason().isPresent()) {
            flush(to);
            finish(chunk.finishReason().get(), data, to);
        }
        to.usage(chunk.counts());
    }

    private static void finish(String reason, String data, Reading to) {
        if (reason.equals("error")) {
            to.error(data);
            return;
        }
        to.lastWord(
                switch (reason) {
                    case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
                    case "content_filter" -> FinishReason.FILTERED;
                    default -> FinishReason.STOP;
                });
    }

    private void flush(Reading to) {
        thinking.end(to);
    }

    /** The chunks have no type; gateways send some of their own in between, to keep the connection. */
    @Override
    public boolean knows(String type) {
        return type.isEmpty() || type.equals("error");
    }

    @Override
    public String terminalSignal() {
        return "finish_reason and [DONE]";
    }
}
