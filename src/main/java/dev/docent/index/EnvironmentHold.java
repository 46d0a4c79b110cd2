package dev.docent.index;

import ai.onnxruntime.OrtEnvironment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime's environment alive until the process has ended.
 *
 * <p>The library frees its environment in a shutdown hook of its own, and hooks run side by side: a text that is embedded while the
 * process is being stopped would read freed memory and crash the process, before other hooks have closed the index and the
 * database. The native environment counts its owners; being a second one, which the library's Java side offers no method for,
 * leaves the freeing to the operating system.
 */
final class EnvironmentHold {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentHold.class);

    /** The library's level for warnings; the environment that exists already keeps its own. */
    private static final int WARNING_LEVEL = 2;

    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    private EnvironmentHold() {}

    /** Holds the environment, which has to exist; once per copy of the library. */
    static void take() {
        if (!TAKEN.compareAndSet(false, true)) {
            return;
        }
        try {
            var create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, apiHandle(), WARNING_LEVEL, OrtEnvironment.DEFAULT_NAME);
        } catch (ReflectiveOperationException e) {
            LOG.warn(
                    "This version of ONNX Runtime is built differently: stopping while texts are embedded may crash",
                    e);
        }
    }

    /** Returns the address of the native library's functions. */
    static long apiHandle() throws ReflectiveOperationException {
        var library = Class.forName("ai.onnxruntime.OnnxRuntime");
        var handle = library.getDeclaredField("ortApiHandle");
        handle.setAccessible(true);
        return handle.getLong(library); // A static field: the object does not matter.
    }
}
