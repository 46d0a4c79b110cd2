package dev.docent.index;

import dev.docent.index.language.TextLanguages;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;

/** Analyzes the field of each language by its own rules, and all other fields as text with code. Thread-safe. */
final class IndexAnalyzer extends DelegatingAnalyzerWrapper {
    private final CodeAnalyzer code = new CodeAnalyzer();
    private final Map<String, Analyzer> ofLanguages = TextLanguages.all().stream()
            .filter(language -> language.reduction().isPresent())
            .collect(Collectors.toUnmodifiableMap(
                    language -> IndexFields.textIn(language.code()), LanguageAnalyzer::new));

    IndexAnalyzer() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return ofLanguages.getOrDefault(field, code);
    }
}
