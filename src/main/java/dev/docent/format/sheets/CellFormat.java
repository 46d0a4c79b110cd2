package dev.docent.format.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How a number is shown, from the code of its format (ECMA-376 part 1, 18.8.31). Only the form for positive numbers counts. Dates are
 * shown as ISO 8601 writes them, because a workbook does not say in which order people read them. Immutable.
 */
final class CellFormat {
    static final CellFormat GENERAL = new CellFormat("General");

    private static final int MAX_DECIMALS = 15;
    /** Excel calculates with 15 digits. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    /** Beyond these, plain digits are not readable. */
    private static final double LARGE = 1e15;

    private static final double SMALL = 1e-9;

    private final String letters;
    private final String before;
    private final String after;
    private final boolean percent;
    private final boolean grouped;
    private final boolean digits;
    private final int decimals;

    CellFormat(String code) {
        var scanner = new FormatScanner(code);
        letters = scanner.letters();
        before = scanner.before();
        after = scanner.after();
        percent = scanner.placeholders().contains("%");
        var number = scanner.placeholders().replace("%", "");
        int point = number.indexOf('.');
        var whole = point < 0 ? number : number.substring(0, point);
        grouped = whole.contains(",") && !whole.endsWith(",");
        digits = !number.isEmpty() && letters.isEmpty() && !number.contains("/") && !number.endsWith(",");
        decimals = point < 0 ? 0 : Math.min(MAX_DECIMALS, number.length() - point - 1);
    }

    /** Returns what people see for a number. */
    String show(double value, boolean since1904) {
        if (SerialDate.isDate(letters) && value >= 0) {
            return SerialDate.show(value, letters, since1904);
        }
        if (!digits || Double.isInfinite(value) || Double.isNaN(value)) {
            return general(value);
        }
        var pattern =
                (grouped ? "#,##0" : "0") + (decimals == 0 ? "" : "." + "0".repeat(decimals)) + (percent ? "%" : "");
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        double size = Math.abs(value);
        return size >= LARGE ? general(value) : before + format.format(rounded(value)) + after;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(Double.toString(value)).round(DIGITS);
    }

    private static String general(double value) {
        double size = Math.abs(value);
        if (value == (long) value && size < LARGE) {
            return String.valueOf((long) value);
        }
        if (size != 0 && (size >= LARGE || size < SMALL || Double.isNaN(value))) {
            return Double.toString(value);
        }
        return rounded(value).stripTrailingZeros().toPlainString();
    }
}
