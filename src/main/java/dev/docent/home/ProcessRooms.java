package dev.docent.home;

import java.lang.ref.WeakReference;
import java.nio.channels.FileLock;
import java.util.HashMap;
import java.util.Map;

/**
 * The rooms that this process has locked, by their path, with the object that uses each. All class loaders share the
 * map: a web application may exist several times, with old ones waiting to be collected. So the map consists only of
 * the JDK's classes and keeps no class loader in memory. Hold its lock while you use it.
 *
 * <p>On Unix a process loses its lock on a file when it closes any of its channels to that file. So a lock stays with
 * the process after the class loader that took it has been collected, and the next one takes it over.
 */
final class ProcessRooms {
    private static final String KEY = ProcessRooms.class.getName();

    private ProcessRooms() {}

    @SuppressWarnings("unchecked") // Nothing else uses this name.
    static Map<String, Map.Entry<FileLock, WeakReference<Object>>> get() {
        return (Map<String, Map.Entry<FileLock, WeakReference<Object>>>)
                System.getProperties().computeIfAbsent(KEY, unused -> new HashMap<>());
    }
}
