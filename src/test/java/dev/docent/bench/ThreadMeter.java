package dev.docent.bench;

import com.sun.management.ThreadMXBean;
import dev.docent.index.Embedder;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** Measures what the calling thread spends, and how much of that in some methods. One thread at a time. */
final class ThreadMeter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Spent> parts = new TreeMap<>();

    /**
     * What a call took.
     *
     * @param cpu milliseconds of the processor, in this thread
     * @param wall milliseconds that went by
     * @param bytes the memory that the thread allocated
     */
    record Spent(double cpu, double wall, long bytes) {
        static final Spent NOTHING = new Spent(0, 0, 0);

        Spent plus(Spent other) {
            return new Spent(cpu + other.cpu, wall + other.wall, bytes + other.bytes);
        }

        Spent minus(Spent other) {
            return new Spent(cpu - other.cpu, wall - other.wall, bytes - other.bytes);
        }
    }

    private Spent now() {
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        return new Spent(threads.getCurrentThreadCpuTime() / 1e6, System.nanoTime() / 1e6, bytes);
    }

    /** Returns what a call takes, and forgets the parts of the calls before. */
    Spent measure(Runnable call) {
        parts.clear();
        var start = now();
        call.run();
        return now().minus(start);
    }

    /** Returns what a part of the last call took. */
    Spent part(String name) {
        return parts.getOrDefault(name, Spent.NOTHING);
    }

    /** Returns an object that does the same, with one method measured, which is the name of the part. */
    <T> T measured(Class<T> type, T real, String part) {
        var loader = type.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (real instanceof Embedder && method.getName().equals("serving")) {
                return proxy;
            }
            if (!method.getName().equals(part)) {
                return call(real, method, arguments);
            }
            var start = now();
            var result = call(real, method, arguments);
            parts.merge(part, now().minus(start), Spent::plus);
            return result;
        }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
