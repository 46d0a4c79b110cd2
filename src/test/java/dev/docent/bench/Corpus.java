package dev.docent.bench;

import dev.docent.corpus.Document;
import dev.docent.evaluation.ExpectedPlace;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.ingest.read.Formats;
import dev.docent.source.FolderOptions;
import dev.docent.source.FolderSource;
import dev.docent.source.SourceException;
import dev.docent.source.SourceFile;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The documents that a set of questions is about. {@code bench/corpora.sh} fetches them.
 *
 * @param name the name of its folder
 * @param documents the documents, in the order of the walk
 */
record Corpus(String name, List<Document> documents) {
    /** Where Docent's own pages are. */
    private static final String GUIDE = "guide";

    /** Of these corpora, only every nth of the files that answer no question is read, because they are large. */
    private static final Map<String, Integer> EVERY = Map.of("lucene", 6, "hutool", 4);

    /**
     * Reads a corpus as a pass would.
     *
     * @param folder the folder of all corpora
     * @param asked all questions about it, whose answers are never left out
     */
    static Corpus read(String name, Path folder, List<ListedQuestion> asked) throws IOException, SourceException {
        var root = name.equals(GUIDE) ? Path.of("docs") : folder.resolve(name);
        if (!Files.isDirectory(root)) {
            throw new IOException("There is no folder " + root + ". EvaluationRun bench/corpora.sh " + folder);
        }
        var formats = Formats.all();
        var seen = new RecordingVisitor();
        new FolderSource(name, root, FolderOptions.of(FolderOptions.DEFAULT_MAX_FILE_BYTES, formats::kind)).walk(seen);
        seen.failed().forEach(failure -> System.err.println(failure + " (left out)"));
        var wanted =
                asked.stream().flatMap(question -> question.places().stream()).collect(Collectors.toSet());
        var documents = new ArrayList<Document>();
        int others = 0;
        for (var file : seen.files()) {
            var path = name + "/" + file.path();
            if (isWanted(path, wanted) || others++ % EVERY.getOrDefault(name, 1) == 0) {
                parse(formats, path, file, documents);
            }
        }
        return new Corpus(name, List.copyOf(documents));
    }

    private static boolean isWanted(String path, Set<ExpectedPlace> places) {
        return places.stream().anyMatch(place -> place.isOf(path));
    }

    private static void parse(Formats formats, String path, SourceFile file, List<Document> documents) {
        try {
            var content = new FileContent(path, file.content().read());
            documents.add(formats.parser(path).orElseThrow().parse(content));
        } catch (IOException | ParseException e) {
            System.err.println(path + " is left out: " + e.getMessage());
        }
    }

    /** Returns the labels that nothing matches, because they would silently count against every setting. */
    List<String> wrongLabels(List<ListedQuestion> asked) {
        return asked.stream()
                .flatMap(question -> question.places().stream()
                        .filter(place ->
                                documents.stream().noneMatch(document -> place.isIn(document.path(), document.text())))
                        .map(place -> "line " + question.line() + ": nothing is " + place))
                .toList();
    }
}
