package dev.docent.embedding.local;

import ai.onnxruntime.OrtEnvironment;
import dev.docent.home.NativeFiles;
import dev.docent.home.UnpackFolder;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Loads ONNX Runtime's native libraries from Docent's own folder. The library itself would copy them into the temporary
 * folder that all users share, at each start, and leave them there if the process is killed.
 *
 * <p>It does the steps of {@code ai.onnxruntime.OnnxRuntime.init()} by reflection. A version of the library that is
 * built differently fails here, at the start and in the tests.
 */
final class OnnxLibrary {
    static final String RUNTIME = "ai.onnxruntime.OnnxRuntime";

    /** The version of the native interface that the Java classes are written for. */
    private static final int API_VERSION = 23;

    private static boolean loaded;

    private OnnxLibrary() {}

    /**
     * Loads the libraries, once for each class loader.
     *
     * @throws java.io.UncheckedIOException if they cannot be unpacked
     * @throws LinkageError if they do not load on this machine
     * @throws ReflectiveOperationException if this version of the library is built differently
     */
    static synchronized void load(UnpackFolder folder) throws ReflectiveOperationException {
        if (loaded) {
            return;
        }
        var runtime = Class.forName(RUNTIME);
        var directory =
                "/ai/onnxruntime/native/" + field(runtime, "OS_ARCH_STR").get(runtime) + "/";
        var names = List.of(directory + fileName("onnxruntime"), directory + fileName("onnxruntime4j_jni"));
        NativeFiles.load(folder, "onnxruntime", OrtEnvironment.class, names, file -> System.load(file.toString()));
        initialize(runtime);
        loaded = true;
    }

    /** Says that the runtime does not load, and what it needs. */
    static IllegalStateException doesNotLoad(Throwable failure) {
        return new IllegalStateException(
                "The embedding runtime (ONNX Runtime) did not load on " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ": " + failure.getMessage()
                        + ". It needs 64-bit Linux with glibc, macOS on Apple silicon or Windows, and a docent.home on a file system that has free space and allows programs to be loaded (not mounted noexec).",
                failure);
    }

    private static void initialize(Class<?> runtime) throws ReflectiveOperationException {
        var api = (long) call(runtime, "initialiseAPIBase", new Class<?>[] {int.class}, API_VERSION);
        if (api == 0) {
            throw new UnsatisfiedLinkError("the native library has no interface of version " + API_VERSION);
        }
        field(runtime, "ortApiHandle").setLong(runtime, api);
        var training = (long)
                call(runtime, "initialiseTrainingAPIBase", new Class<?>[] {long.class, int.class}, api, API_VERSION);
        field(runtime, "ortTrainingApiHandle").setLong(runtime, training);
        field(runtime, "trainingEnabled").setBoolean(runtime, training != 0);
        var ofApi = new Class<?>[] {long.class};
        field(runtime, "ortCompileApiHandle")
                .setLong(runtime, (long) call(runtime, "initialiseCompileAPIBase", ofApi, api));
        field(runtime, "providers").set(runtime, call(runtime, "initialiseProviders", ofApi, api));
        field(runtime, "version").set(runtime, call(runtime, "initialiseVersion", new Class<?>[0]));
        field(runtime, "loaded").setBoolean(runtime, true);
    }

    private static String fileName(String library) {
        return System.mapLibraryName(library).replace("jnilib", "dylib");
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        var field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Object call(Class<?> owner, String name, Class<?>[] parameters, Object... arguments)
            throws ReflectiveOperationException {
        var method = owner.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        try {
            return method.invoke(owner, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
