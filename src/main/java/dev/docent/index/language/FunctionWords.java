package dev.docent.index.language;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** The function words of languages for which Lucene has no list, or one that lacks the words of questions. */
final class FunctionWords {
    /** Lucene's list, and what English questions consist of. */
    static final Set<String> ENGLISH = english();

    static final Set<String> POLISH = words("""
            i w na z do się nie to jest że o jak po co tak za od czy dla przez przy lub ale by był była było może tym
            tego tej ten ta te jego jej ich które który która gdy aby oraz gdzie kiedy kto mogę można są być już tylko
            ze we pod nad bez jeśli wszystkie""");

    static final Set<String> VIETNAMESE = words("""
            và của là có không được cho trong một các này với để khi như thế nào tôi làm sao từ đến những bị hoặc nếu
            thì bằng trên dưới ở đã sẽ đang gì""");

    static final Set<String> UKRAINIAN = words("""
            і й та в у на з до не це що як або але для від за по є чи бути його її їх який яка яке які коли щоб при
            про де може можна мені також якщо цей ця ці все я ми ви""");

    private FunctionWords() {}

    private static Set<String> english() {
        var all = words("""
                how what which who whom whose where when why do does did can could should would may might i me my we us
                our you your he she his her its am been being have has had from so than too very just about please tell
                explain show""");
        for (var word : EnglishAnalyzer.getDefaultStopSet()) {
            all.add(new String((char[]) word));
        }
        return all;
    }

    private static Set<String> words(String list) {
        return new HashSet<>(Arrays.asList(list.strip().split("\\s+")));
    }
}
