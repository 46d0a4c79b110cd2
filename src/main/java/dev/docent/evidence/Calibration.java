package dev.docent.evidence;

import dev.docent.evidence.Signs.ValueSigns;
import dev.docent.evidence.Signs.WordSigns;

/**
 * The weights that make one number of what speaks for a citation and against it. They were fitted to labelled citations,
 * see {@code CitationBenchmark}: 0.5 is where a citation is to be marked. Immutable.
 */
record Calibration(double base, Signs weights) {
    /** For words and vectors of the built-in model. */
    static final Calibration WITH_VECTORS = new Calibration(
            -1.41, new Signs(new WordSigns(0.78, 0.75, -1.88, -1.04), new ValueSigns(-1.17, -4.97, -1.37, -3), 3.28));

    /** For words alone. */
    static final Calibration BY_WORDS = new Calibration(
            -0.25, new Signs(new WordSigns(1.45, 1.48, -2.24, -1.41), new ValueSigns(-1.26, -5, -1.5, -3), 0));

    /** Returns how well a passage supports a sentence: from 0 to 1, at least 0.5 if the citation is not to be marked. */
    double support(Signs signs) {
        return 1 / (1 + Math.exp(-base - signs.times(weights)));
    }
}
