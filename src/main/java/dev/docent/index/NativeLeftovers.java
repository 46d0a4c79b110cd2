package dev.docent.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders that ONNX Runtime unpacks its libraries into. It leaves one behind for each process: empty on Linux, with
 * everything in it where a loaded library cannot be deleted, or when the process was killed.
 */
final class NativeLeftovers {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLeftovers.class);
    private static final String FOLDERS = "onnxruntime-java*";

    private NativeLeftovers() {}

    /**
     * Deletes the folders in a directory that were last changed before a time, which should be long enough ago that nobody
     * is just filling them. What cannot be deleted, because it is in use or somebody else's, stays.
     */
    static void delete(Path directory, Instant before) {
        try (var folders = Files.newDirectoryStream(directory, FOLDERS)) {
            for (var folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    deleteFolder(folder);
                }
            }
        } catch (IOException e) {
            LOG.debug("Could not look for leftovers of ONNX Runtime in {}", directory, e);
        }
    }

    private static void deleteFolder(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.debug("Could not delete {}", folder, e);
        }
    }
}
