package dev.docent.answer;

import dev.docent.testing.ManualScheduler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduler that refuses tasks with certain delays, once each, and has another one run the rest. */
final class FailingScheduler {
    private final Set<Duration> refused = new HashSet<>();
    private final ManualScheduler scheduler;

    FailingScheduler(ManualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Refuses the next task that is due after this time. */
    void refuseNext(Duration delay) {
        refused.add(delay);
    }

    ScheduledExecutorService asExecutor() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("schedule") && refused.remove(delay(arguments))) {
                        throw new RejectedExecutionException("as the test wants it");
                    }
                    try {
                        return method.invoke(scheduler, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Duration delay(Object[] arguments) {
        return Duration.of((long) arguments[1], ((TimeUnit) arguments[2]).toChronoUnit());
    }
}
