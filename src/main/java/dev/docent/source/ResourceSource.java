package dev.docent.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Documents that are part of the program, below one folder of the class path. A class path cannot be listed, so the folder
 * contains a file {@code pages.txt} with one relative path per line.
 */
public final class ResourceSource implements Source {
    private static final String LISTING = "pages.txt";

    private final String name;
    private final ClassLoader loader;
    private final String folder;

    /**
     * @param name the name that its documents' paths begin with
     * @param loader finds the documents
     * @param folder the folder on the class path, for example {@code dev/docent/guide}
     */
    public ResourceSource(String name, ClassLoader loader, String folder) {
        this.name = name;
        this.loader = loader;
        this.folder = folder;
    }

    /** Returns the built-in guide: the pages about Docent itself, under the name {@code guide}. */
    public static ResourceSource guide() {
        return new ResourceSource("guide", ResourceSource.class.getClassLoader(), "dev/docent/guide");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String location() {
        return "built in";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.GUIDE;
    }

    @Override
    public void walk(SourceVisitor visitor) throws SourceException {
        for (String page : pages()) {
            var file = new SourceFile(page, () -> read(page));
            if (!visitor.file(file)) {
                return;
            }
        }
    }

    private List<String> pages() throws SourceException {
        try {
            return new String(read(LISTING), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new SourceException(
                    "The built-in documents are missing from this program (" + e.getMessage()
                            + "). Build it again with mvn package.",
                    e);
        }
    }

    private byte[] read(String page) throws IOException {
        String resource = folder + "/" + page;
        try (var in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("no " + resource + " on the class path");
            }
            return in.readAllBytes();
        }
    }
}
