package dev.docent.home;

import java.lang.ref.WeakReference;
import java.nio.channels.FileLock;
import java.util.HashMap;
import java.util.Map;

/**
 * The rooms that this process has locked, by their path, with the object in whose hands each is. The map is shared by all class
 * loaders: a web application may be there several times, old ones waiting to be collected. So it is made of the JDK's classes only and
 * keeps nobody in memory. Whoever uses it holds its lock.
 *
 * <p>On Unix a process loses its lock on a file when it closes any of its channels to that file. So a lock stays with the process when
 * the class loader that took it has been collected, and the next one takes it over.
 */
final class ProcessRooms {
    private static final String KEY = ProcessRooms.class.getName();

    private ProcessRooms() {}

    @SuppressWarnings("unchecked") // Nobody else puts something under this name.
    static Map<String, Map.Entry<FileLock, WeakReference<Object>>> get() {
        return (Map<String, Map.Entry<FileLock, WeakReference<Object>>>)
                System.getProperties().computeIfAbsent(KEY, unused -> new HashMap<>());
    }
}
