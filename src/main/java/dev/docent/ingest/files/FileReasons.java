package dev.docent.ingest.files;

import dev.docent.index.ChunkIndex;
import dev.docent.source.LeftOut;
import dev.docent.source.Source;
import dev.docent.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Says why a file is found, or not. It asks the source itself, because the file or a rule may have changed since the last pass,
 * and then what the last pass noted. Thread-safe.
 *
 * <p>It looks at one source at a time. A second question at the same moment, or one about a source that cannot look at one path
 * alone, is answered from what the last pass noted: a disk that does not respond then holds one thread and no more.
 */
public final class FileReasons {
    /** How many files of a similar name are named: 10. */
    private static final int SIMILAR = 10;

    private static final Set<String> ABOUT_CONTENT = Set.of(LeftOut.Why.BINARY.code(), LeftOut.Why.NOT_PROSE.code());
    private static final String IN_THE_INDEX =
            "This file is in the index. If an answer does not use it, ask with words that it contains.";
    private static final String GONE =
            "This file no longer exists, but it is still in the index. The next pass removes it.";

    private final List<Source> sources;
    private final FileLists lists;
    private final ChunkIndex index;
    private final Semaphore looks = new Semaphore(1);

    public FileReasons(List<Source> sources, FileLists lists, ChunkIndex index) {
        this.sources = List.copyOf(sources);
        this.lists = lists;
        this.index = index;
    }

    /** A path that the typed one may mean. */
    private record Candidate(Source source, String path) {
        String wholePath() {
            return source.name() + "/" + path;
        }
    }

    /**
     * Answers for a path.
     *
     * @param typed the path with the name of its source, or inside any source
     * @param places whether it may also be a path of the server
     */
    public FileAnswer answer(String typed, boolean places) {
        for (var candidate : candidates(typed, places)) {
            var answer = answer(candidate);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return unknown(typed);
    }

    private List<Candidate> candidates(String typed, boolean places) {
        var path = typed.strip().replaceFirst("^(\\./)++", "");
        var candidates = new ArrayList<Candidate>();
        for (var source : sources) {
            below(source.name(), path).ifPresent(rest -> candidates.add(new Candidate(source, rest)));
            if (places) {
                below(source.location(), path).ifPresent(rest -> candidates.add(new Candidate(source, rest)));
            }
        }
        sources.forEach(source -> candidates.add(new Candidate(source, path)));
        candidates.removeIf(
                candidate -> candidate.path().isEmpty() || candidate.path().startsWith("/"));
        return candidates;
    }

    private static Optional<String> below(String folder, String path) {
        return path.startsWith(folder + "/") ? Optional.of(path.substring(folder.length() + 1)) : Optional.empty();
    }

    private Optional<FileAnswer> answer(Candidate file) {
        var sight = new FirstSight();
        boolean looked = look(file, sight);
        var seen = sight.sight();
        if (seen != null) {
            return Optional.of(answer(file, seen));
        }
        return noted(file, looked);
    }

    /** Returns whether the source was looked at. */
    private boolean look(Candidate file, FirstSight sight) {
        if (!looks.tryAcquire()) {
            return false;
        }
        try {
            return file.source().look(file.path(), sight);
        } catch (SourceException e) {
            return false; // It is not mounted, for example. The state of the source says so.
        } finally {
            looks.release();
        }
    }

    private FileAnswer answer(Candidate file, FirstSight.Sight seen) {
        var whole = file.wholePath();
        if (seen.leftOut() != null && FilePaths.isIn(file.path(), seen.path())) {
            return leftOut(whole, file.path(), seen.leftOut());
        }
        if (!isSame(seen.path(), file.path())) {
            return FileAnswer.of(whole, FileVerdict.FOLDER, "This is a folder, and Docent reads it.");
        }
        if (seen.path().endsWith("/")) {
            return FileAnswer.of(whole, FileVerdict.FOLDER, "This folder is empty.");
        }
        if (seen.problem() != null) {
            return withPassages(failed(whole, seen.problem()));
        }
        return lists.listed(file.source().name(), file.path())
                .filter(FileReasons::isAboutContent)
                .map(listed -> noted(whole, listed))
                .or(() -> isIndexed(file) ? Optional.of(indexed(whole, IN_THE_INDEX)) : Optional.empty())
                .orElseGet(() -> FileAnswer.of(
                        whole,
                        FileVerdict.WAITING,
                        "Nothing leaves this file out, but no pass has read it yet. The next pass will."));
    }

    /** Only a pass can tell that a file is binary, for example, because it reads it. */
    private static boolean isAboutContent(ListedFile file) {
        return file.state() == FileStatus.FAILED || ABOUT_CONTENT.contains(String.valueOf(file.reason()));
    }

    /** @param gone whether the source was looked at, and has no such file any more */
    private Optional<FileAnswer> noted(Candidate file, boolean gone) {
        var whole = file.wholePath();
        var listed = lists.listed(file.source().name(), file.path());
        if (listed.isPresent() && !gone) {
            return Optional.of(noted(whole, listed.get()));
        }
        return isIndexed(file) ? Optional.of(indexed(whole, gone ? GONE : IN_THE_INDEX)) : Optional.empty();
    }

    private FileAnswer indexed(String whole, String text) {
        return withPassages(FileAnswer.of(whole, FileVerdict.INDEXED, text));
    }

    private FileAnswer noted(String whole, ListedFile file) {
        var detail = String.valueOf(file.detail());
        return file.state() == FileStatus.FAILED
                ? withPassages(failed(whole, detail))
                : FileAnswer.of(whole, FileVerdict.LEFT_OUT, "This file is left out: " + detail + ".")
                        .with(new DecidingRule(String.valueOf(file.reason()), file.path(), null, null));
    }

    private boolean isIndexed(Candidate file) {
        return index.fingerprint(file.wholePath()).isPresent();
    }

    private static FileAnswer failed(String path, String reason) {
        var end = reason.endsWith(".") ? "" : ".";
        return FileAnswer.of(path, FileVerdict.FAILED, "This file could not be indexed: " + reason + end);
    }

    private static FileAnswer leftOut(String whole, String path, LeftOut what) {
        var subject = isSame(what.path(), path)
                ? "This is left out: "
                : "The folder " + what.path() + " is left out, with everything in it: ";
        var setting = what.why().setting().map(name -> " The setting " + name + " changes that.");
        return FileAnswer.of(whole, FileVerdict.LEFT_OUT, subject + what.reason() + "." + setting.orElse(""))
                .with(DecidingRule.of(what));
    }

    /** An older version of a file that failed may still be in the index. */
    private FileAnswer withPassages(FileAnswer answer) {
        var chunks = index.chunks(answer.path());
        return chunks.isEmpty() ? answer : answer.with(PassageList.of(chunks));
    }

    private FileAnswer unknown(String typed) {
        var name = typed.strip();
        var last = name.substring(name.lastIndexOf('/') + 1);
        var similar = last.isEmpty()
                ? List.<String>of()
                : lists.find(new FileQuery("", null, "", last, "", SIMILAR)).files().stream()
                        .map(ListedFile::wholePath)
                        .toList();
        return new FileAnswer(
                name,
                FileVerdict.UNKNOWN,
                "There is no such file in any source. A path begins with the name of its source.",
                null,
                null,
                similar);
    }

    private static boolean isSame(String path, String other) {
        return FilePaths.isIn(path, other) && FilePaths.isIn(withoutSlash(other), path);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
