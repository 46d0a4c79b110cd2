package dev.docent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of measurements. */
final class Folders {
    private Folders() {}

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static long sizeOf(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            long size = 0;
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                size += Files.size(path);
            }
            return size;
        }
    }
}
