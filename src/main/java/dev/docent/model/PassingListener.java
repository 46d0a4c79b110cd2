package dev.docent.model;

/** Passes on what a model says. Subclasses decide about failures. Calls are serial, as {@link ChatListener} promises. */
class PassingListener implements ChatListener {
    private final SerialListener out;
    private volatile boolean spoken;

    PassingListener(SerialListener out) {
        this.out = out;
    }

    /** Returns whether something of the answer was passed on, so that another try would repeat it. */
    final boolean hasSpoken() {
        return spoken;
    }

    @Override
    public void onText(String delta) {
        spoken = true;
        out.text(delta);
    }

    @Override
    public void onReasoning(String delta) {
        spoken = true;
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
