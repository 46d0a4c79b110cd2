package dev.docent.ingest.files;

/** How the paths of files and folders of a source relate. The path of a folder may end with a slash. Pure. */
public final class FilePaths {
    private FilePaths() {}

    /** Returns whether a path is another one, or below it. */
    public static boolean isIn(String path, String folder) {
        String name = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        return path.startsWith(name) && (path.length() == name.length() || path.charAt(name.length()) == '/');
    }
}
