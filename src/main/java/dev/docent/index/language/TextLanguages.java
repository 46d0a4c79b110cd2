package dev.docent.index.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.te.TeluguNormalizationFilter;
import org.apache.lucene.analysis.te.TeluguStemFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.jspecify.annotations.Nullable;

/**
 * The languages that are known by their words. Their function words and forms are Lucene's; those without a list in Lucene have
 * a short one here, so that they are not taken for another language. Scripts without spaces need no entry: they are recognised
 * by their characters and indexed by pairs of them.
 */
public final class TextLanguages {
    private static final List<TextLanguage> ALL = List.of(
            new TextLanguage("en", FunctionWords.ENGLISH, null, false),
            joining(
                    "de",
                    GermanAnalyzer.getDefaultStopSet(),
                    in -> new GermanLightStemFilter(new GermanNormalizationFilter(lower(in)))),
            of("fr", FrenchAnalyzer.getDefaultStopSet(), in -> new FrenchLightStemFilter(lower(in))),
            of("es", SpanishAnalyzer.getDefaultStopSet(), in -> new SpanishLightStemFilter(lower(in))),
            of("it", ItalianAnalyzer.getDefaultStopSet(), in -> new ItalianLightStemFilter(lower(in))),
            of("pt", PortugueseAnalyzer.getDefaultStopSet(), in -> new PortugueseLightStemFilter(lower(in))),
            joining("nl", DutchAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Dutch")),
            joining("sv", SwedishAnalyzer.getDefaultStopSet(), in -> new SwedishLightStemFilter(lower(in))),
            joining("no", NorwegianAnalyzer.getDefaultStopSet(), in -> new NorwegianLightStemFilter(lower(in))),
            joining("da", DanishAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Danish")),
            joining("fi", FinnishAnalyzer.getDefaultStopSet(), in -> new FinnishLightStemFilter(lower(in))),
            of("hu", HungarianAnalyzer.getDefaultStopSet(), in -> new HungarianLightStemFilter(lower(in))),
            of("et", EstonianAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Estonian")),
            of("lt", LithuanianAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Lithuanian")),
            of("lv", LatvianAnalyzer.getDefaultStopSet(), in -> new LatvianStemFilter(lower(in))),
            of("cs", CzechAnalyzer.getDefaultStopSet(), in -> new CzechStemFilter(lower(in))),
            new TextLanguage("pl", FunctionWords.POLISH, null, false),
            new TextLanguage("vi", FunctionWords.VIETNAMESE, null, false),
            of("ro", RomanianAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Romanian")),
            of(
                    "tr",
                    TurkishAnalyzer.getDefaultStopSet(),
                    in -> new SnowballFilter(new TurkishLowerCaseFilter(in), "Turkish")),
            of("ca", CatalanAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Catalan")),
            of("eu", BasqueAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Basque")),
            of("gl", GalicianAnalyzer.getDefaultStopSet(), in -> new GalicianStemFilter(lower(in))),
            of("ga", IrishAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Irish")),
            of("id", IndonesianAnalyzer.getDefaultStopSet(), in -> new IndonesianStemFilter(lower(in))),
            of("ru", RussianAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Russian")),
            new TextLanguage("uk", FunctionWords.UKRAINIAN, null, false),
            of("bg", BulgarianAnalyzer.getDefaultStopSet(), in -> new BulgarianStemFilter(lower(in))),
            of(
                    "sr",
                    SerbianAnalyzer.getDefaultStopSet(),
                    in -> new SnowballFilter(new SerbianNormalizationFilter(lower(in)), "Serbian")),
            of("el", GreekAnalyzer.getDefaultStopSet(), in -> new GreekStemFilter(new GreekLowerCaseFilter(in))),
            of("hy", ArmenianAnalyzer.getDefaultStopSet(), in -> new SnowballFilter(lower(in), "Armenian")),
            of(
                    "ar",
                    ArabicAnalyzer.getDefaultStopSet(),
                    in -> new ArabicStemFilter(new ArabicNormalizationFilter(lower(in)))),
            of(
                    "fa",
                    PersianAnalyzer.getDefaultStopSet(),
                    in -> new PersianStemFilter(
                            new PersianNormalizationFilter(new ArabicNormalizationFilter(lower(in))))),
            of(
                    "ckb",
                    SoraniAnalyzer.getDefaultStopSet(),
                    in -> new SoraniStemFilter(new SoraniNormalizationFilter(lower(in)))),
            new TextLanguage("he", Set.of(), in -> new HebrewFormsFilter(in), false),
            of(
                    "hi",
                    HindiAnalyzer.getDefaultStopSet(),
                    in -> new HindiStemFilter(new HindiNormalizationFilter(new IndicNormalizationFilter(lower(in))))),
            of(
                    "ne",
                    NepaliAnalyzer.getDefaultStopSet(),
                    in -> new SnowballFilter(new IndicNormalizationFilter(lower(in)), "Nepali")),
            of(
                    "bn",
                    BengaliAnalyzer.getDefaultStopSet(),
                    in -> new BengaliStemFilter(
                            new BengaliNormalizationFilter(new IndicNormalizationFilter(lower(in))))),
            of(
                    "ta",
                    TamilAnalyzer.getDefaultStopSet(),
                    in -> new SnowballFilter(new IndicNormalizationFilter(lower(in)), "Tamil")),
            of(
                    "te",
                    TeluguAnalyzer.getDefaultStopSet(),
                    in -> new TeluguStemFilter(
                            new TeluguNormalizationFilter(new IndicNormalizationFilter(lower(in))))));

    private static final Map<String, TextLanguage> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(TextLanguage::code, Function.identity()));

    private TextLanguages() {}

    /** Returns the languages in a fixed order. */
    public static List<TextLanguage> all() {
        return ALL;
    }

    /** Returns the language with this code, if it is known by its words. */
    public static Optional<TextLanguage> find(@Nullable String code) {
        return Optional.ofNullable(code == null ? null : BY_CODE.get(code));
    }

    private static TextLanguage of(String code, CharArraySet functionWords, UnaryOperator<TokenStream> forms) {
        return new TextLanguage(code, words(functionWords), forms, false);
    }

    private static TextLanguage joining(String code, CharArraySet functionWords, UnaryOperator<TokenStream> forms) {
        return new TextLanguage(code, words(functionWords), forms, true);
    }

    private static TokenStream lower(TokenStream words) {
        return new LowerCaseFilter(words);
    }

    private static Set<String> words(CharArraySet set) {
        var words = new LinkedHashSet<String>();
        for (var word : set) {
            words.add(new String((char[]) word));
        }
        return words;
    }
}
