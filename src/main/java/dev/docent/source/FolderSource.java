package dev.docent.source;

import dev.docent.paths.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with everything below it, in the order of the names.
 *
 * <p>Left out by rule: formats that no parser reads, files that git ignores, those that {@link FileNames} names, those
 * that only their owner may read, and Docent's own files. Links to files below the folder are followed; the folder
 * itself may be a link. Files over the limit are refused. The settings of the source may leave out more, or bring some of it back ({@link PathSelection}). The visitor is
 * told about all of these.
 */
public final class FolderSource implements Source {
    private final String name;
    private final Path root;
    private final FolderOptions options;
    private final String setting;

    /**
     * @param name the name that its documents' paths begin with
     * @param root the folder; need not exist yet
     */
    public FolderSource(String name, Path root, FolderOptions options) {
        this(name, root, options, "docent.docs");
    }

    /** @param setting the setting that names the folder, for messages */
    FolderSource(String name, Path root, FolderOptions options, String setting) {
        this.setting = setting;
        this.name = name;
        this.root = root.toAbsolutePath().normalize();
        this.options = options;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return PathText.of(root);
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FOLDER;
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        show("", visitor);
    }

    @Override
    public boolean look(String path, SourceVisitor visitor) throws SourceException {
        show(path.endsWith("/") ? path.substring(0, path.length() - 1) : path, visitor);
        return true;
    }

    /**
     * Shows a file that the settings name: also if git ignores it or only its owner may read it, but not if its name says that it
     * is secret.
     */
    private void showFile(Path file, String only, SourceVisitor visitor) throws SourceException, IOException {
        var name = PathText.name(file);
        var folder = file.getParent();
        if (folder != null && (only.isEmpty() || only.equals(name))) {
            new FolderWalk(folder, options.naming(name), own(folder), name, visitor).run();
        }
    }

    private OwnFiles own(Path folder) throws SourceException, IOException {
        var own = OwnFiles.of(options.home(), folder);
        if (own.isHome(folder, FileFacts.of(folder))) {
            throw new SourceException("The folder " + PathText.of(folder)
                    + " is docent.home. Docent never reads it, because it contains keys and conversations. Put "
                    + "the documents into another folder, or set docent.home.");
        }
        return own;
    }

    private void show(String only, SourceVisitor visitor) throws SourceException {
        if (Files.notExists(root)) {
            throw new SourceException(
                    "The folder " + PathText.of(root) + " does not exist. Create it, or correct " + setting + ".");
        }
        if (isBareRepository(root)) {
            throw new SourceException("The folder " + PathText.of(root) + " is a bare git repository, so its files are"
                    + " not in it as files. Set docent.sources.NAME.location to it, and docent.sources.NAME.type=git.");
        }
        try {
            Path real = root.toRealPath();
            if (Files.isRegularFile(real)) {
                showFile(real, only, visitor);
                return;
            }
            new FolderWalk(real, options, own(real), only, visitor).run();
        } catch (IOException e) {
            throw new SourceException(
                    "The folder " + PathText.of(root) + " cannot be read (" + ReadFailures.of(e)
                            + "). Give the user that runs Docent permission to read it, or correct " + setting + ".",
                    e);
        }
    }

    private static boolean isBareRepository(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }
}
