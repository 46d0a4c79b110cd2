package dev.docent.format.slides;

import dev.docent.format.office.Flow;
import dev.docent.format.office.Numerals;
import dev.docent.format.slides.SlideParagraph.Bullet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A shape of a slide with its paragraphs. One thread. */
final class SlideShape {
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");
    /** The main text of a slide, whose layout has bullets. */
    private static final Set<String> BODIES = Set.of("body", "obj");
    /** What is on every slide. */
    private static final Set<String> REPEATED = Set.of("dt", "ftr", "hdr", "sldNum", "sldImg");

    private static final int LEVELS = 9;

    private final List<SlideParagraph> paragraphs = new ArrayList<>();
    private final int[] counts = new int[LEVELS];
    /** What its place in the layout is for; empty if it has none. */
    private String placeholder = "";

    void placeholder(String type) {
        placeholder = type.isEmpty() ? "obj" : type;
    }

    void add(SlideParagraph paragraph) {
        paragraphs.add(paragraph);
    }

    boolean isTitle() {
        return TITLES.contains(placeholder);
    }

    boolean isRepeated() {
        return REPEATED.contains(placeholder);
    }

    boolean isBody() {
        return BODIES.contains(placeholder);
    }

    /** Returns its text in one line. */
    String words() {
        return paragraphs.stream()
                .map(SlideParagraph::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Writes its paragraphs and items. */
    void writeTo(Flow flow) {
        // A single paragraph is no list, unless it says so.
        long filled = paragraphs.stream().filter(it -> !it.words().isEmpty()).count();
        for (var paragraph : paragraphs) {
            if (!paragraph.words().isEmpty()) {
                write(paragraph, isBody() && filled > 1, flow);
            }
        }
    }

    private void write(SlideParagraph paragraph, boolean bullets, Flow flow) {
        var marker = marker(paragraph, bullets);
        if (!marker.isEmpty()) {
            flow.item(paragraph.level(), marker, paragraph.words());
        } else if (paragraph.isCode()) {
            flow.code(paragraph.lines());
        } else {
            flow.paragraph(paragraph.words());
        }
    }

    private String marker(SlideParagraph paragraph, boolean bullets) {
        int level = paragraph.level();
        Arrays.fill(counts, level + 1, LEVELS, 0);
        if (paragraph.bullet() == Bullet.NUMBER) {
            counts[level]++;
            return number(paragraph.start() - 1 + counts[level], paragraph.numbering());
        }
        counts[level] = 0;
        boolean bullet = paragraph.bullet() == Bullet.SIGN
                || (paragraph.bullet() == Bullet.INHERITED && (bullets || level > 0) && !paragraph.isCode());
        return bullet ? "-" : "";
    }

    /** @param numbering its kind and what is around it, such as {@code alphaLcParenBoth} */
    private static String number(int number, String numbering) {
        var format = numbering.startsWith("alphaLc")
                ? "a"
                : numbering.startsWith("alphaUc")
                        ? "A"
                        : numbering.startsWith("romanLc") ? "i" : numbering.startsWith("romanUc") ? "I" : "1";
        var text = Numerals.of(number, format);
        if (numbering.endsWith("ParenBoth")) {
            return "(" + text + ")";
        }
        return text + (numbering.endsWith("ParenR") ? ")" : ".");
    }
}
