package dev.docent.web;

import dev.docent.corpus.Language;
import dev.docent.corpus.Narrowing;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.web.exchange.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what a request limits its search to. A mistake is refused, because a limit that is ignored would find what nobody asked
 * for. Stateless.
 */
final class Narrowings {
    /** The most values of each kind, 20. */
    private static final int MOST = 20;

    /** The longest value, in UTF-16 units, 1000. */
    private static final int MAX_CHARS = 1000;

    private static final List<String> FIELDS = List.of("sources", "paths", "languages");

    private Narrowings() {}

    /** Returns the field {@code scope} of a body. */
    static Narrowing of(JsonBody body) {
        return body.object("scope", FIELDS)
                .map(scope -> new Narrowing(
                        values("scope.sources", scope.texts("sources")),
                        values("scope.paths", scope.texts("paths")),
                        languages("scope.languages", scope.texts("languages"))))
                .orElse(Narrowing.NONE);
    }

    /** Returns the parameters {@code source}, {@code path} and {@code language}, each of which may come again; empty ones are none. */
    static Narrowing of(HttpServletRequest request) {
        Function<String, List<String>> parameters = name -> Stream.ofNullable(request.getParameterValues(name))
                .flatMap(Stream::of)
                .filter(value -> !value.isEmpty())
                .toList();
        return new Narrowing(
                values("source", parameters.apply("source")),
                values("path", parameters.apply("path")),
                languages("language", parameters.apply("language")));
    }

    private static Set<Language> languages(String field, List<String> names) {
        var languages = new LinkedHashSet<Language>();
        for (var name : values(field, names)) {
            languages.add(Language.named(name)
                    .orElseThrow(() -> invalid(
                            field,
                            "names the language \"" + name
                                    + "\", which is unknown. Use names like java, python or markdown,"
                                    + " or limit the paths: *.java.")));
        }
        return languages;
    }

    private static Set<String> values(String field, List<String> values) {
        if (values.size() > MOST) {
            throw invalid(field, "has " + values.size() + " values; at most " + MOST + " are allowed.");
        }
        for (var value : values) {
            if (value.isBlank()) {
                throw invalid(field, "has an empty value. Omit the field to search everywhere.");
            }
            if (value.length() > MAX_CHARS) {
                throw invalid(
                        field,
                        "has a value of " + value.length() + " characters; at most " + MAX_CHARS + " are allowed.");
            }
        }
        return new LinkedHashSet<>(values);
    }

    private static Refusal invalid(String field, String rule) {
        return new Refusal(Reason.INVALID_FIELD, "The field \"" + field + "\" " + rule);
    }
}
