package dev.docent.tools;

import dev.docent.corpus.Language;
import dev.docent.corpus.PathPattern;
import dev.docent.corpus.Scope;
import dev.docent.prompt.PassageText;
import dev.docent.prompt.Tool;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retriever;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code search}: finds passages by words and by meaning. */
final class SearchTool implements LookTool {
    /** The most passages of a search, 6. */
    private static final int MAX_PASSAGES = 6;

    /** The most tokens of a search, 2000; a first passage that is longer is given all the same. */
    private static final int MAX_TOKENS = 2_000;

    private static final Tool TOOL = new Tool(
            "search",
            "Searches the documents by words and by meaning, and returns numbered passages. Names of functions,"
                    + " classes, settings and error codes are found exactly.",
            ArgumentSchemas.object(
                    List.of("query"),
                    ArgumentSchemas.text("query", "What to look for: a question, or names"),
                    ArgumentSchemas.text("source", "Search only in this source"),
                    ArgumentSchemas.text(
                            "path", "Search only in documents with such a path, for example src/**/*.java"),
                    ArgumentSchemas.text(
                            "language", "Search only in files of this language, for example java or markdown")));

    private final Retriever retriever;
    private final Library library;

    SearchTool(Retriever retriever, Library library) {
        this.retriever = retriever;
        this.library = library;
    }

    @Override
    public Tool tool() {
        return TOOL;
    }

    @Override
    public Plan plan(Arguments arguments, View view) throws ToolProblem {
        var query = arguments.required("query");
        var scope = view.scope();
        var source = arguments.optional("source");
        if (source.isPresent()) {
            scope = library.source(source.get(), scope);
        }
        var path = arguments.optional("path");
        var language = arguments.optional("language");
        var narrow = narrowed(scope, path.orElse(""), language.orElse(""));
        return new Plan() {
            @Override
            public String detail() {
                return "Looking for “" + query + "”"
                        + path.map(pattern -> " in " + pattern).orElse("");
            }

            @Override
            public Finding run() throws ToolProblem {
                return search(query, narrow, view);
            }
        };
    }

    private Scope narrowed(Scope scope, String pattern, String languageName) throws ToolProblem {
        if (pattern.isEmpty() && languageName.isEmpty()) {
            return scope;
        }
        var paths =
                pattern.isEmpty() ? library.paths(scope).stream() : library.matching(PathPattern.of(pattern), scope);
        if (!languageName.isEmpty()) {
            var language = Library.language(languageName);
            paths = paths.filter(
                    path -> Language.of(path).filter(language::equals).isPresent());
        }
        Set<String> chosen = paths.collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            throw new ToolProblem(
                    "There is no document of that kind, so nothing was searched. Use list to see which there are, or"
                            + " search without \"path\" and \"language\".");
        }
        return new Scope.Documents(scope, chosen);
    }

    private Finding search(String query, Scope scope, View view) throws ToolProblem {
        var passages = retriever
                .retrieve(new Query(query, List.of(), scope, MAX_PASSAGES))
                .passages();
        if (passages.isEmpty()) {
            throw new ToolProblem("Nothing was found for \"" + query + "\". Try other words, or list the documents.");
        }
        var known = new LinkedHashSet<Integer>();
        var added = new ArrayList<Passage>();
        int first = view.passages().next();
        int left = view.budget().left(MAX_TOKENS);
        for (var passage : passages) {
            var number = view.passages().numberOf(passage.location());
            if (number.isPresent()) {
                known.add(number.getAsInt());
                continue;
            }
            left -= view.budget().count(passage.readable());
            if (left >= 0 || added.isEmpty()) {
                added.add(passage);
                view.passages().add(passage);
            }
        }
        var text = new StringBuilder(PassageText.of(added, first));
        if (!known.isEmpty()) {
            text.append(added.isEmpty() ? "Nothing new was found. " : "")
                    .append("You have these already: ")
                    .append(known.stream().map(number -> "[" + number + "]").collect(Collectors.joining(", ")));
        }
        return new Finding(text.toString().strip(), added);
    }
}
