package dev.docent.format.encoding;

import dev.docent.corpus.Language;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says about its own encoding: an XML declaration, a {@code meta} of HTML, {@code @charset} of CSS, or the {@code coding:}
 * of editors and of Python (PEP 263) in one of the first two lines, a line for Vim among the first or last five, or the local
 * variables of Emacs at the end.
 *
 * @param label as the file writes it
 * @param charset the encoding to read it in
 */
record DeclaredEncoding(String label, Charset charset) {
    private static final int HEAD_BYTES = 4096;
    private static final Set<Language> CSS = EnumSet.of(Language.CSS, Language.SCSS, Language.LESS);
    private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._:+-]{0,39})";
    private static final Pattern XML = Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']" + NAME);
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern AT_CHARSET = Pattern.compile("^@charset \"" + NAME + "\"");
    private static final Pattern CODING = Pattern.compile(
            "^(?:[^\\n]{0,200}\\n)?[^\\n]{0,200}?(?:#|-\\*-|;|//|%|vim?:)[^\\n]{0,200}?coding[:=]\\s*" + NAME);

    /** Vim looks at so many lines at the start and at the end of a file. */
    private static final int VIM_LINES = 5;

    /** A colon ends the options. */
    private static final Pattern VIM = Pattern.compile(
            "(?:^|\\s)(?:vim?|ex):[^\\n]{0,200}?(?:fileencoding|fenc)=([A-Za-z0-9][A-Za-z0-9._+-]{0,39})");

    private static final int TAIL_BYTES = 3000;
    private static final Pattern EMACS = Pattern.compile(
            "Local Variables:[^\\n]{0,100}\\n(?:[^\\n]{0,200}\\n){0,20}?" + "[^\\n]{0,20}\\bcoding:\\s*" + NAME);

    static Optional<DeclaredEncoding> of(String path, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        var language = Language.of(path);
        return named(XML, head)
                .or(() -> language.filter(Language.HTML::equals).isPresent()
                        ? named(META, COMMENT.matcher(head).replaceAll(""))
                        : Optional.empty())
                .or(() -> language.filter(CSS::contains).isPresent() ? named(AT_CHARSET, head) : Optional.empty())
                .or(() -> named(CODING, head))
                .or(() -> ofEditor(bytes, head));
    }

    /** Returns what a line for Vim or the local variables of Emacs say, also at the end. */
    private static Optional<DeclaredEncoding> ofEditor(byte[] bytes, String head) {
        int start = Math.max(0, bytes.length - TAIL_BYTES);
        String tail = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
        var lines = tail.split("\n", -1);
        int end = tail.endsWith("\n") ? lines.length - 1 : lines.length;
        var last = Arrays.asList(lines).subList(Math.max(0, end - VIM_LINES), end);
        var first = Arrays.stream(head.split("\n", VIM_LINES + 1)).limit(VIM_LINES);
        return Stream.concat(first, last.stream())
                .flatMap(line -> named(VIM, line).stream())
                .findFirst()
                .or(() -> named(EMACS, tail));
    }

    private static Optional<DeclaredEncoding> named(Pattern pattern, String head) {
        var matcher = pattern.matcher(head);
        return matcher.find()
                ? CharsetNames.find(matcher.group(1)).map(found -> new DeclaredEncoding(matcher.group(1), found))
                : Optional.empty();
    }
}
