package dev.docent.embedding.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.LongBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's environment, opened and freed by its owner. Thread-safe; nothing may use it after {@link #close()}.
 *
 * <p>The library's own {@link OrtEnvironment} is created once for each class loader and freed in a shutdown hook that
 * it registers. The hook keeps the class loader of an undeployed web application in memory until the process ends.
 * Hooks run in parallel: a text that is embedded while the process stops would read freed memory and crash it. The Java
 * API has no other way to create an environment, so this class calls the methods that {@code OrtEnvironment} and {@code
 * OrtSession} call themselves, by reflection. A version of the library that is built differently fails at the start,
 * and in every test that embeds.
 */
final class OnnxEnvironment implements AutoCloseable {
    /** The library's level for warnings. */
    private static final int WARNING_LEVEL = 2;

    private static final String ALLOCATOR = "ai.onnxruntime.OrtAllocator";

    private final long api;
    private final long environment;
    private final Object allocator;
    private final Method createTensor;

    /**
     * Loads the native library and opens an environment. A process has only one native environment, which counts its owners.
     *
     * @throws LinkageError if the native library does not load
     * @throws IllegalStateException if this version of the library is built differently
     */
    OnnxEnvironment() {
        try {
            api = apiHandle();
            environment = (long) call(
                    method(OrtEnvironment.class, "createHandle", long.class, int.class, String.class),
                    api,
                    WARNING_LEVEL,
                    OrtEnvironment.DEFAULT_NAME);
            allocator = allocator();
            createTensor = method(
                    OnnxTensor.class,
                    "createTensor",
                    OrtEnvironment.class,
                    allocator.getClass(),
                    LongBuffer.class,
                    long[].class);
        } catch (OrtException | ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the library is built differently: " + e, e);
        }
    }

    /** Opens a session that runs a model; the caller closes it before this. */
    OrtSession session(byte[] model, OrtSession.SessionOptions options) throws OrtException {
        return session(byte[].class, model, options);
    }

    /** Opens a session that runs a model in a file; the caller closes it before this. */
    OrtSession session(Path file, OrtSession.SessionOptions options) throws OrtException {
        return session(String.class, file.toString(), options);
    }

    private OrtSession session(Class<?> type, Object model, OrtSession.SessionOptions options) throws OrtException {
        try {
            var handle = open(options.getClass().getDeclaredMethod("getNativeHandle"))
                    .invoke(options);
            var create = method(OrtSession.class, "createSession", long.class, long.class, type, long.class);
            var session = (long) call(create, api, environment, model, handle);
            return (OrtSession) construct(
                    OrtSession.class.getDeclaredConstructor(long.class, allocator.getClass()), session, allocator);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the library is built differently: " + e, e);
        }
    }

    /** Copies numbers into a tensor of this shape; the caller closes it. */
    OnnxTensor tensor(long[] numbers, long[] shape) throws OrtException {
        try {
            return (OnnxTensor) call(createTensor, null, allocator, LongBuffer.wrap(numbers), shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the library is built differently: " + e, e);
        }
    }

    /** Frees the environment, unless it has another owner in this process. */
    @Override
    public void close() throws OrtException {
        try {
            call(method(OrtEnvironment.class, "close", long.class, long.class), api, environment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the library is built differently: " + e, e);
        }
    }

    private Object allocator() throws ReflectiveOperationException, OrtException {
        var handle = (long) call(method(OrtEnvironment.class, "getDefaultAllocator", long.class), api);
        var constructor = Class.forName(ALLOCATOR).getDeclaredConstructor(long.class, boolean.class);
        return construct(constructor, handle, true);
    }

    /** Loads the native library and returns the address of its functions. */
    private static long apiHandle() throws ReflectiveOperationException, OrtException {
        var library = Class.forName(OnnxLibrary.RUNTIME);
        call(method(library, "init"));
        var handle = open(library.getDeclaredField("ortApiHandle"));
        return handle.getLong(library); // A static field: the object does not matter.
    }

    private static Method method(Class<?> owner, String name, Class<?>... parameters) throws NoSuchMethodException {
        return open(owner.getDeclaredMethod(name, parameters));
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    private static Object call(Method method, @Nullable Object... arguments)
            throws ReflectiveOperationException, OrtException {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw cause(e);
        }
    }

    private static Object construct(Constructor<?> constructor, Object... arguments)
            throws ReflectiveOperationException, OrtException {
        try {
            return open(constructor).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw cause(e);
        }
    }

    private static OrtException cause(InvocationTargetException failure) {
        var cause = failure.getCause();
        if (cause instanceof OrtException refused) {
            return refused;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(String.valueOf(cause), cause);
    }
}
