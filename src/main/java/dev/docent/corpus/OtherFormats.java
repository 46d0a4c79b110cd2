package dev.docent.corpus;

import java.util.Map;
import java.util.Optional;
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
    private static final Set<String> ARCHIVES =
            Set.of(".zip", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar");

    /** Documents that other programs can save in a format that is read, and which. */
    private static final Map<String, String> SAVED_AS = Map.ofEntries(
            Map.entry(".doc", "save it as .docx"),
            Map.entry(".dot", "save it as .docx"),
            Map.entry(".xls", "save it as .xlsx"),
            Map.entry(".xlt", "save it as .xlsx"),
            Map.entry(".xlsb", "save it as .xlsx"),
            Map.entry(".ppt", "save it as .pptx"),
            Map.entry(".pps", "save it as .pptx"),
            Map.entry(".pages", "export it as .docx or PDF"),
            Map.entry(".numbers", "export it as .xlsx"),
            Map.entry(".fodt", "save it as .odt"),
            Map.entry(".fods", "save it as .ods"),
            Map.entry(".fodp", "save it as .odp"),
            Map.entry(".sxw", "save it as .odt"),
            Map.entry(".wpd", "save it as .docx"),
            Map.entry(".odg", "export it as PDF"),
            Map.entry(".vsd", "export it as PDF"),
            Map.entry(".vsdx", "export it as PDF"),
            Map.entry(".one", "export it as PDF or .docx"),
            Map.entry(".pub", "export it as PDF"),
            Map.entry(".xps", "save it as PDF"),
            Map.entry(".mpp", "export it as PDF or .xlsx"),
            Map.entry(".msg", "save it as .eml"),
            Map.entry(".pst", "export its messages as .eml or .mbox"),
            Map.entry(".mobi", "convert it to .epub"),
            Map.entry(".chm", "unpack it into HTML"));

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
                || SAVED_AS.containsKey(extension)
                || WRITTEN_BY_PROGRAMS.contains(extension);
    }

    /** Returns what to do so that the file's text is read, such as {@code save it as .docx}; empty if nothing helps. */
    public static Optional<String> remedy(String path) {
        String extension = Extensions.of(path);
        return ARCHIVES.contains(extension)
                ? Optional.of("unpack it into the source")
                : Optional.ofNullable(SAVED_AS.get(extension));
    }
}
