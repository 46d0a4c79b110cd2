package dev.docent.ingest;

import dev.docent.format.BinaryFileException;
import dev.docent.format.FileContent;
import dev.docent.format.NotProseException;
import dev.docent.format.ParseException;
import dev.docent.ingest.read.FormatNames;
import dev.docent.ingest.read.Formats;
import dev.docent.settings.Settings;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.LeftOut;
import dev.docent.source.ReadFailures;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and parses a folder as a pass would, and stores nothing: what would be indexed, what would not, and why. One thread,
 * used once.
 */
public final class DryRun implements SourceVisitor {
    /** The most names for a rule, the most failures, and the most of the largest files: 20, 100 and 10. Others are counted. */
    private static final int MOST_NAMES = 20;

    private static final int MOST_FAILURES = 100;
    private static final int MOST_LARGEST = 10;

    private record Sized(String path, long bytes) {}

    private final Formats formats;
    /** The files that are read, by format. */
    private final Map<String, List<Sized>> read = new TreeMap<>();
    /** What is left out, by rule in words. */
    private final Map<String, List<String>> leftOut = new TreeMap<>();

    private final List<String> failed = new ArrayList<>();

    private DryRun(Formats formats) {
        this.formats = formats;
    }

    /**
     * Returns the report about a folder, with the limits and rules of the settings that hold for all sources.
     *
     * @throws SourceException if the folder cannot be read; the message says why
     */
    public static String of(Path folder, Settings settings) throws SourceException {
        var formats = Formats.all();
        var options = new FolderOptions(
                path -> formats.maxFileBytes(path, settings.index().files().maxBytes()),
                settings.index().privateFiles(),
                settings.locations().home(),
                formats::kind,
                Ingestion.git());
        return of(new FolderSource("folder", folder, options), formats);
    }

    static String of(Source source, Formats formats) throws SourceException {
        var run = new DryRun(formats);
        source.walk(run);
        return run.report(source.location());
    }

    @Override
    public boolean file(SourceFile file) {
        try {
            var parser =
                    formats.parser(file.path()).orElseThrow(() -> new ParseException("no parser reads this format"));
            byte[] bytes = file.content().read();
            parser.parse(new FileContent(file.path(), bytes));
            var format = FormatNames.of(file.path()).orElse(FormatNames.PLAIN_TEXT);
            read.computeIfAbsent(format, name -> new ArrayList<>()).add(new Sized(file.path(), bytes.length));
        } catch (BinaryFileException e) {
            leftOut(new LeftOut(file.path(), LeftOut.Why.BINARY));
        } catch (NotProseException e) {
            leftOut(new LeftOut(file.path(), LeftOut.Why.NOT_PROSE, String.valueOf(e.getMessage())));
        } catch (ParseException e) {
            failed.add(file.path() + ": " + e.getMessage());
        } catch (IOException e) {
            failed.add(file.path() + ": it cannot be read: " + ReadFailures.of(e));
        } catch (RuntimeException | StackOverflowError e) {
            failed.add(file.path() + ": the parser failed on it (" + e + ")");
        }
        return true;
    }

    @Override
    public boolean leftOut(LeftOut what) {
        return leftOut.computeIfAbsent(what.reason(), rule -> new ArrayList<>()).add(what.path());
    }

    @Override
    public boolean refused(String path, String reason) {
        return failed.add(path + ": " + reason);
    }

    @Override
    public boolean unreadable(String path, String reason) {
        return failed.add(path + ": " + reason);
    }

    @Override
    public boolean emptyFolder(String path, String identity) {
        return true;
    }

    private String report(String location) {
        var files = read.values().stream().flatMap(List::stream).toList();
        int left = leftOut.values().stream().mapToInt(List::size).sum();
        var report = new ArrayList<String>();
        report.add(location + ": " + count(files.size(), "file") + " would be indexed, " + count(left, "file or folder")
                + " would be left out, " + count(failed.size(), "file") + " would fail. Nothing was stored.");
        section(report, "Indexed, by format", formatLines());
        section(report, "The largest", largest(files));
        section(report, "Left out", leftOutLines());
        section(report, "Failed", first(failed, MOST_FAILURES));
        return String.join(System.lineSeparator(), report) + System.lineSeparator();
    }

    private List<String> formatLines() {
        return read.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Sized>> entry) ->
                        -entry.getValue().size()))
                .map(entry -> entry.getKey() + ": " + count(entry.getValue().size(), "file") + ", "
                        + entry.getValue().stream().mapToLong(Sized::bytes).sum() + " bytes")
                .toList();
    }

    private static List<String> largest(List<Sized> files) {
        return files.stream()
                .sorted(Comparator.comparingLong(Sized::bytes).reversed())
                .limit(MOST_LARGEST)
                .map(file -> file.path() + ": " + file.bytes() + " bytes")
                .toList();
    }

    private List<String> leftOutLines() {
        var lines = new ArrayList<String>();
        leftOut.forEach((rule, paths) -> {
            lines.add(paths.size() + ": " + rule);
            first(paths, MOST_NAMES).forEach(path -> lines.add("  " + path));
        });
        return lines;
    }

    private static List<String> first(List<String> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        var some = new ArrayList<>(all.subList(0, most));
        some.add("and " + (all.size() - most) + " more");
        return some;
    }

    private static void section(List<String> report, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            report.add("");
            report.add(title);
            lines.forEach(line -> report.add("  " + line));
        }
    }

    private static String count(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + (noun.equals("file") ? "files" : "files and folders");
    }
}
