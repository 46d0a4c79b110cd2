package dev.docent.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, and the addresses at which browsers may cache them forever: {@code
 * static/<version>/js/page/main.js}. The version is a hash of all files, so modules find each other by relative
 * addresses and need not be rewritten. Only the addresses in the HTML pages are rewritten. Thread-safe.
 *
 * <p>A packed WAR does not change while it runs: each of its files is read and compressed once, at its first request,
 * and stays in memory, together about 1 MB. Modules are sent without their comments. When Docent runs from the sources
 * ({@code mvn jetty:run}), each file is read at each request, and the browser caches nothing without revalidation.
 */
final class PageFiles {
    /** The version in the addresses of a page that is run from the sources. */
    static final String SOURCES = "sources";

    private static final List<String> FOLDERS = List.of("/css/", "/js/");
    private static final String ICON = "/icon.svg";

    /** The paths that clients may request: without {@code ..}, and only with known extensions. */
    private static final Pattern NAME =
            Pattern.compile("(?:/[\\w@-][\\w@.-]*(?=/))*+/[\\w@-][\\w@.-]*\\.(js|css|svg|html)");

    /** The addresses of files in an HTML page. */
    private static final Pattern ADDRESS = Pattern.compile("(?<=\\s(?:href|src)=\")(?=(?:js|css)/|icon\\.svg\")");

    private static final Pattern MODULE = Pattern.compile("(\\s*)<script type=\"module\" src=\"([^\"]+)\">");
    private static final Pattern IMPORT = Pattern.compile(
            "^(?:import|export)\\b(?:[^'\";]*?\\bfrom)?\\s*['\"](\\.\\.?/[^'\"]+)['\"]", Pattern.MULTILINE);

    private final PageFolder content;
    private final boolean packed;
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();
    private volatile @Nullable String version;

    /** The folder of the files; paths begin with a slash. */
    interface PageFolder {
        /** Opens a file, if it exists. */
        Optional<InputStream> open(String path);

        /** Returns the paths of a folder's entries; those of folders end with a slash. */
        Set<String> list(String folder);
    }

    /**
     * Creates the files.
     *
     * @param packed whether the content never changes
     */
    PageFiles(PageFolder content, boolean packed) {
        this.content = content;
        this.packed = packed;
    }

    /** Returns the files of a web application, with those of its libraries below {@code /webjars/}. */
    static PageFiles of(ServletContext context) {
        // The build adds this file, so the sources do not have it.
        boolean packed = exists(context, "/META-INF/LICENSE");
        return new PageFiles(
                new PageFolder() {
                    @Override
                    public Optional<InputStream> open(String path) {
                        return Optional.ofNullable(context.getResourceAsStream(path));
                    }

                    @Override
                    public Set<String> list(String folder) {
                        return Optional.ofNullable(context.getResourcePaths(folder))
                                .orElse(Set.of());
                    }
                },
                packed);
    }

    /** Returns the HTML page of this path, with addresses of the current version. */
    Optional<PageFile> page(String path) {
        return find(path, content -> withAddresses(content).getBytes(UTF_8)).filter(file -> path.endsWith(".html"));
    }

    /** Returns the file of this path, unless it is a page. */
    Optional<PageFile> file(String path) {
        boolean isModule = path.startsWith("/js/") && packed;
        return path.endsWith(".html")
                ? Optional.empty()
                : find(path, isModule ? PageFiles::withoutComments : Function.identity());
    }

    /** Returns whether the files of this version never change. */
    boolean isForEver(String asked) {
        return packed && asked.equals(version());
    }

    private Optional<PageFile> find(String path, Function<byte[], byte[]> change) {
        if (!NAME.matcher(path).matches() || path.startsWith("/WEB-INF/") || path.startsWith("/META-INF/")) {
            return Optional.empty();
        }
        var known = Optional.ofNullable(files.get(path));
        if (known.isPresent()) {
            return known;
        }
        var file = read(path).map(change).map(bytes -> PageFile.of(path, bytes));
        if (packed) {
            file.ifPresent(it -> files.put(path, it));
        }
        return file;
    }

    private Optional<byte[]> read(String path) {
        try (var in = content.open(path).orElse(null)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + path + " of the page cannot be read.", e);
        }
    }

    /**
     * Hashes all of Docent's own files. Libraries have their versions in their paths, which one of these files
     * contains.
     */
    private String version() {
        if (!packed) {
            return SOURCES;
        }
        var known = version;
        if (known == null) {
            var parts = new ArrayList<byte[]>();
            var paths = new TreeSet<>(Set.of(ICON));
            FOLDERS.forEach(folder -> addFiles(folder, paths));
            for (var path : paths) {
                parts.add((path + "\n").getBytes(UTF_8));
                read(path).ifPresent(parts::add);
            }
            known = PageFile.hash(parts.toArray(byte[][]::new));
            version = known;
        }
        return known;
    }

    private void addFiles(String folder, Set<String> paths) {
        for (var path : content.list(folder)) {
            if (path.endsWith("/")) {
                addFiles(path, paths);
            } else {
                paths.add(path);
            }
        }
    }

    private String withAddresses(byte[] page) {
        var prefix = "static/" + version() + "/";
        var html = new String(page, UTF_8);
        var preloaded = MODULE.matcher(html).replaceAll(module -> preloads(module.group(1), module.group(2)) + "$0");
        return ADDRESS.matcher(preloaded).replaceAll(prefix);
    }

    private static byte[] withoutComments(byte[] module) {
        return ModuleText.withoutComments(new String(module, UTF_8)).getBytes(UTF_8);
    }

    /**
     * Returns links to all modules that a module needs, so that the browser requests all of them at once and not one after the
     * other.
     */
    private String preloads(String indent, String module) {
        var needed = new TreeSet<String>();
        addImports(module, needed);
        var links = new StringBuilder();
        needed.forEach(name -> links.append(indent)
                .append("<link rel=\"modulepreload\" href=\"")
                .append(name)
                .append("\">"));
        return links.toString();
    }

    private void addImports(String module, Set<String> needed) {
        var text = read("/" + module).map(bytes -> new String(bytes, UTF_8)).orElse("");
        var address = URI.create(module);
        IMPORT.matcher(text)
                .results()
                .map(found -> address.resolve(found.group(1)).getPath())
                .filter(needed::add)
                .forEach(name -> addImports(name, needed));
    }

    private static boolean exists(ServletContext context, String path) {
        try (var in = context.getResourceAsStream(path)) {
            return in != null;
        } catch (IOException e) {
            return true; // The file exists, and a failed close does not matter.
        }
    }
}
