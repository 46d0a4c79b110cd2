package dev.docent.rewrite;

import dev.docent.attempt.AttemptException;
import dev.docent.attempt.ShortAnswer;
import dev.docent.index.Literals;
import dev.docent.index.language.LanguageDetector;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.prompt.Exchange;
import dev.docent.prompt.PassageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the wordings from what a model wrote. It forgives the form: an object instead of an array, lines instead of JSON, fences,
 * labels. It refuses what is no wording of the question, so that a search gets nothing worse than the question itself. For one
 * answer; pure.
 */
final class WordingReader {
    /** A wording may be this much longer than twice the question, because it says what the conversation is about. */
    private static final int MORE_CHARS = 200;

    private static final Pattern REASONING = Pattern.compile("(?is)<(think|thinking|reasoning|analysis)>.*?</\\1>");

    private static final Pattern OPEN_REASONING = Pattern.compile("(?i)</?(?:think|thinking|reasoning|analysis)>");

    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```\\w*\\s*$");

    /** What may be before a wording on its line: a number, a dash, the code of a language, a word like "Question". */
    private static final Pattern LABEL = Pattern.compile(
            "^(?:[-*•]\\s+|\\d\\s*[.)]\\s+|(?:[a-z]{2}|(?:\\p{L}+ )?question)\\s*[:：]\\s*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("^[\"“„«「]([^\"“”„«»「」]*)[\"”“»」]$");

    /** A citation, which only answers have. */
    private static final Pattern CITATION = Pattern.compile("\\[\\d{1,3}]");

    /** How models begin when they refuse something. */
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:i['’]?m sorry|i am sorry|sorry|i can['’]?t|i cannot|i['’]?m (?:not able|unable)|i am (?:not able|unable)|as an ai"
                    + "|es tut mir leid|tut mir leid|désolé|je suis désolé|lo siento|mi dispiace|抱歉|对不起|很抱歉|申し訳).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private final RewriteRequest request;

    private WordingReader(RewriteRequest request) {
        this.request = request;
    }

    /** Returns the wordings, or why they are none. */
    static Rewriting read(ShortAnswer answer, RewriteRequest request) {
        try {
            return Rewriting.of(new WordingReader(request).wordings(answer.text()), answer.usage());
        } catch (AttemptException refused) {
            return Rewriting.skipped(String.valueOf(refused.getMessage()), answer.usage());
        }
    }

    private List<String> wordings(String text) {
        var said = REASONING.matcher(text).replaceAll(" ");
        if (OPEN_REASONING.matcher(said).find()) {
            throw new AttemptException("it wrote its reasoning instead of a question");
        }
        var candidates = candidates(FENCE.matcher(said).replaceAll("").strip());
        if (candidates.isEmpty()) {
            throw new AttemptException("it wrote nothing");
        }
        if (candidates.size() > request.count()) {
            throw new AttemptException("it wrote more than a question");
        }
        for (int at = 0; at < candidates.size(); at++) {
            check(candidates.get(at), at);
        }
        return candidates.stream()
                .filter(wording -> !wording.equalsIgnoreCase(PassageText.oneLine(request.question())))
                .distinct()
                .toList();
    }

    private List<String> candidates(String said) {
        return json(said).stream()
                .map(WordingReader::cleaned)
                .filter(wording -> !wording.isEmpty())
                .toList();
    }

    /** Returns the texts of the JSON in an answer; its lines if there is none. */
    private static List<String> json(String said) {
        int begin = firstOf(said, '[', '{');
        int end = Math.max(said.lastIndexOf(']'), said.lastIndexOf('}'));
        if (begin >= 0 && begin < end) {
            try {
                var texts = texts(Json.parse(said.substring(begin, end + 1)));
                if (!texts.isEmpty() || end - begin + 1 == said.length()) {
                    return texts;
                }
            } catch (JsonException e) {
                // Then it is text, in which brackets are brackets.
            }
        }
        return withoutAnnouncement(said.lines().filter(line -> !line.isBlank()).toList());
    }

    private static int firstOf(String text, char one, char other) {
        int first = text.indexOf(one);
        int second = text.indexOf(other);
        return first < 0 || (second >= 0 && second < first) ? second : first;
    }

    private static List<String> texts(JsonValue value) {
        var texts = new ArrayList<String>();
        value.text().ifPresent(texts::add);
        value.elements().forEach(element -> texts.addAll(texts(element)));
        if (value.isObject()) {
            value.fieldNames().forEach(name -> texts.addAll(texts(value.get(name))));
        }
        return texts;
    }

    /** "Here is the question:" is no wording. */
    private static List<String> withoutAnnouncement(List<String> lines) {
        boolean isAnnounced = lines.size() > 1 && lines.get(0).strip().matches(".*[:：]");
        return isAnnounced ? lines.subList(1, lines.size()) : lines;
    }

    private static String cleaned(String wording) {
        var line = LABEL.matcher(PassageText.oneLine(wording)).replaceFirst("");
        var quoted = QUOTED.matcher(line);
        return (quoted.matches() ? quoted.group(1) : line).strip();
    }

    private void check(String wording, int at) {
        if (wording.length() > 2 * request.question().length() + MORE_CHARS) {
            throw new AttemptException("it wrote more than a question");
        }
        boolean cites = CITATION.matcher(wording)
                .results()
                .anyMatch(number -> !request.question().contains(number.group()));
        if (cites || wording.contains("```")) {
            throw new AttemptException("it answered instead of rewriting the question");
        }
        if (REFUSAL.matcher(wording).matches()
                && !REFUSAL.matcher(request.question().strip()).matches()) {
            throw new AttemptException("it refused to rewrite the question");
        }
        var written = LanguageDetector.detect(wording);
        var wanted = wantedLanguage(at);
        if (written.isPresent() && wanted.isPresent() && !written.equals(wanted)) {
            throw new AttemptException("it wrote in another language (" + written.get() + ") than the one asked for");
        }
        var material = material();
        for (var name : Literals.names(wording)) {
            if (!material.contains(name.toLowerCase(Locale.ROOT))) {
                throw new AttemptException("it added something that nobody has named");
            }
        }
    }

    private Optional<String> wantedLanguage(int at) {
        return request.languages().isEmpty()
                ? LanguageDetector.detect(request.question())
                : Optional.of(request.languages().get(at));
    }

    /** Returns everything that a wording may take names from, in lower case. */
    private String material() {
        var turns = request.conversation().stream().flatMap(WordingReader::parts);
        return String.join(
                        "\n",
                        Stream.concat(Stream.of(request.question()), turns).toList())
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> parts(Exchange turn) {
        return Stream.of(turn.question(), turn.answer());
    }
}
