package dev.docent.ingest.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** What the file system tells of folders. Thread-safe. */
public interface FolderEvents extends Closeable {
    /** Opens them. */
    @FunctionalInterface
    interface Opening {
        /**
         * Opens what the system tells.
         *
         * @throws IOException if there are too many already, for example
         */
        FolderEvents open() throws IOException;
    }

    /**
     * Tells of a folder from now on.
     *
     * @return its key; the same one if it is the same folder as before
     * @throws IOException if the folder cannot be watched, or the system watches too many
     */
    WatchKey watch(Path folder) throws IOException;

    /**
     * Waits for the next folder with events.
     *
     * @throws java.nio.file.ClosedWatchServiceException if they are closed
     */
    WatchKey take() throws InterruptedException;

    /** Opens those of the system. */
    static FolderEvents ofSystem() throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        return new FolderEvents() {
            @Override
            public WatchKey watch(Path folder) throws IOException {
                return folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }

            @Override
            public WatchKey take() throws InterruptedException {
                return service.take();
            }

            @Override
            public void close() throws IOException {
                service.close();
            }
        };
    }
}
