package dev.docent.format.html;

import java.util.ArrayList;
import org.jsoup.nodes.Element;

/** The language of a block of code, as classes name it. */
final class CodeLanguage {
    private static final String LANGUAGE = "language-";
    /** Sphinx: {@code <div class="highlight-python">}. */
    private static final String HIGHLIGHT = "highlight-";
    /** How many elements around a block of code may name its language: Pygments puts a table between. */
    private static final int PARENTS = 7;

    private CodeLanguage() {}

    /**
     * Returns the name of the language; empty if there is none. The class stands at the code, as CommonMark writes it,
     * at the block, or at an element around it.
     */
    static String of(Element pre) {
        var places = new ArrayList<Element>(pre.select("code[class]"));
        places.add(pre);
        pre.parents().stream().limit(PARENTS).forEach(places::add);
        return places.stream()
                .flatMap(place -> place.classNames().stream())
                .filter(name -> name.startsWith(LANGUAGE) || name.startsWith(HIGHLIGHT))
                .map(name -> name.substring(name.indexOf('-') + 1))
                .filter(name -> !name.equals("default") && !name.equals("none"))
                .findFirst()
                .orElse("");
    }
}
