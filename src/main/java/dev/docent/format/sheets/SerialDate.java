package dev.docent.format.sheets;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as numbers of days, and the text for them. */
final class SerialDate {
    private static final LocalDateTime SINCE_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime SINCE_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    /** Excel believes that 1900 was a leap year. */
    private static final int FALSE_DAY = 60;
    /** The end of the year 9999. */
    private static final double MAX_DAYS = 2_958_466;

    private static final int SECONDS = 86_400;

    private SerialDate() {}

    /** @param letters those of a format, without exponents */
    static boolean isDate(String letters) {
        return letters.chars().anyMatch(c -> "ymdhsHMS".indexOf(c) >= 0);
    }

    /** Returns the parts of a date and time that a format shows. */
    static String show(double days, String letters, boolean since1904) {
        if (days >= MAX_DAYS) {
            return String.valueOf(days);
        }
        long seconds = Math.round(days * SECONDS);
        if (letters.chars().anyMatch(Character::isUpperCase)) {
            return elapsed(seconds, letters);
        }
        var start = since1904 ? SINCE_1904 : SINCE_1900;
        int early = !since1904 && days < FALSE_DAY ? 1 : 0;
        var date = start.plus(early, ChronoUnit.DAYS).plusSeconds(seconds);
        boolean day =
                letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0 || letters.equals("m".repeat(letters.length()));
        boolean time = letters.indexOf('h') >= 0 || letters.indexOf('s') >= 0;
        return ((day ? day(date, letters) : "") + (time ? " " + time(date, letters) : "")).strip();
    }

    /** A format without days shows months, and one with years alone shows years. */
    private static String day(LocalDateTime date, String letters) {
        var text = date.toLocalDate().toString();
        if (letters.indexOf('d') >= 0) {
            return text;
        }
        return letters.indexOf('m') >= 0 ? text.substring(0, text.length() - 3) : text.substring(0, text.length() - 6);
    }

    private static String time(LocalDateTime date, String letters) {
        var format = letters.indexOf('s') >= 0 ? "%02d:%02d:%02d" : "%02d:%02d";
        return String.format(Locale.ROOT, format, date.getHour(), date.getMinute(), date.getSecond());
    }

    private static String elapsed(long seconds, String letters) {
        if (letters.indexOf('H') >= 0) {
            var hours = String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
            return letters.indexOf('s') >= 0 ? hours + String.format(Locale.ROOT, ":%02d", seconds % 60) : hours;
        }
        return letters.indexOf('M') >= 0
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.valueOf(seconds);
    }
}
