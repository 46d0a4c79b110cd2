package dev.docent.model;

/** Passes on what a model says. Subclasses decide about failures. Calls are serial, as {@link ChatListener} promises. */
class PassingListener implements ChatListener {
    private final SerialListener out;

    PassingListener(SerialListener out) {
        this.out = out;
    }

    @Override
    public void onText(String delta) {
        out.text(delta);
    }

    @Override
    public void onReasoning(String delta) {
        out.reasoning(delta);
    }

    @Override
    public void onRetry(Retry retry) {
        out.retry(retry);
    }

    @Override
    public void onFinish(Completion completion) {
        out.finish(completion);
    }

    @Override
    public void onError(ModelException failure) {
        out.fail(failure);
    }
}
