package dev.docent.index.signs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackgroundsTest {
    private static final int DIMENSION = 24;

    private final Random random = new Random(7);
    private final Backgrounds backgrounds = new Backgrounds();

    @Test
    void isTheMeanOfTheCosinesOfAllTexts() throws IOException {
        var texts = vectors(100);
        var question = vector();

        double sum = 0;
        for (var text : texts) {
            for (int i = 0; i < DIMENSION; i++) {
                sum += question[i] * text[i];
            }
        }

        assertEquals(
                sum / texts.size(),
                backgrounds.of(question, "index", most -> texts).mean(),
                1e-6);
    }

    @Test
    void isUnmeasuredWithFewerThanSixteenTexts() throws IOException {
        assertSame(Background.UNMEASURED, backgrounds.of(vector(), "new", most -> vectors(15)));
        assertSame(Background.UNMEASURED, backgrounds.of(vector(), "empty", most -> List.of()));
    }

    @Test
    void sixteenTextsAreEnough() throws IOException {
        var question = vector();

        assertEquals(
                1,
                backgrounds.of(question, "index", most -> copies(question, 16)).mean(),
                0.01);
    }

    @Test
    void textsAreTakenOnceForEachStateOfTheIndex() throws IOException {
        var question = vector();
        var opposite = question.clone();
        for (int i = 0; i < DIMENSION; i++) {
            opposite[i] = -question[i];
        }
        var taken = new ArrayList<Integer>();

        backgrounds.of(question, List.of(1), most -> noted(taken, most, copies(opposite, 16)));
        backgrounds.of(question, List.of(1), most -> noted(taken, most, copies(question, 16)));
        double later = backgrounds
                .of(question, List.of(2), most -> noted(taken, most, copies(question, 16)))
                .mean();

        assertEquals(List.of(Backgrounds.SIZE, Backgrounds.SIZE), taken);
        assertEquals(1, later, 0.01);
    }

    private static List<float[]> noted(List<Integer> taken, int most, List<float[]> texts) {
        taken.add(most);
        return texts;
    }

    private static List<float[]> copies(float[] vector, int count) {
        return Collections.nCopies(count, vector);
    }

    private List<float[]> vectors(int count) {
        var all = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            all.add(vector());
        }
        return all;
    }

    /** Returns a vector of length 1. */
    private float[] vector() {
        var vector = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
