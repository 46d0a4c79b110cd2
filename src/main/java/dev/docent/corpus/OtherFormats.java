package dev.docent.corpus;

import java.util.Set;

/** Formats that are known by the extension of their files and that are not text for people. */
public final class OtherFormats {
    private static final Set<String> PICTURES_AND_SOUND = Set.of(
            ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".ico", ".icns", ".tif", ".tiff", ".webp", ".avif", ".heic",
            ".svg", ".svgz", ".eps", ".ps", ".psd", ".ai", ".xcf", ".fig", ".sketch", ".drawio", ".mp3", ".mp4", ".m4a",
            ".m4v", ".mov", ".avi", ".mkv", ".webm", ".wav", ".flac", ".ogg", ".opus", ".cast", ".ttf", ".otf", ".woff",
            ".woff2", ".eot");
    private static final Set<String> ARCHIVES_AND_PROGRAMS = Set.of(
            ".zip",
            ".gz",
            ".tgz",
            ".bz2",
            ".xz",
            ".zst",
            ".lz4",
            ".br",
            ".7z",
            ".rar",
            ".tar",
            ".jar",
            ".war",
            ".ear",
            ".class",
            ".o",
            ".a",
            ".so",
            ".dll",
            ".dylib",
            ".exe",
            ".msi",
            ".lib",
            ".obj",
            ".pdb",
            ".wasm",
            ".pyc",
            ".pyo",
            ".deb",
            ".rpm",
            ".apk",
            ".dmg",
            ".iso",
            ".img",
            ".bin",
            ".dat",
            ".db",
            ".sqlite",
            ".sqlite3",
            ".mdb",
            ".parquet",
            ".avro",
            ".onnx",
            ".pt",
            ".safetensors",
            ".npy",
            ".npz",
            ".pkl",
            ".h5");
    private static final Set<String> OFFICE = Set.of(
            ".doc",
            ".dot",
            ".xls",
            ".xlsb",
            ".ppt",
            ".odg",
            ".fodt",
            ".fods",
            ".fodp",
            ".mobi",
            ".pages",
            ".numbers",
            ".vsd",
            ".vsdx",
            ".msg");
    private static final Set<String> WRITTEN_BY_PROGRAMS = Set.of(
            ".log",
            ".out",
            ".trace",
            ".patch",
            ".diff",
            ".orig",
            ".rej",
            ".bak",
            ".swp",
            ".tmp",
            ".snap",
            ".pot",
            ".po",
            ".mo",
            ".ics",
            ".vcf",
            ".dic",
            ".aff",
            ".d",
            ".tsbuildinfo");

    private OtherFormats() {}

    /** Returns whether the file's extension names such a format. */
    public static boolean has(String path) {
        String extension = Extensions.of(path);
        return PICTURES_AND_SOUND.contains(extension)
                || ARCHIVES_AND_PROGRAMS.contains(extension)
                || OFFICE.contains(extension)
                || WRITTEN_BY_PROGRAMS.contains(extension);
    }
}
