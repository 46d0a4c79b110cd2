package dev.docent.web;

import java.util.Collection;
import java.util.Locale;

/** What the header {@code Accept-Encoding} says about gzip (RFC 9110, 12.5.3). */
final class AcceptEncoding {
    private AcceptEncoding() {}

    /**
     * Returns whether a response may be compressed with gzip: gzip is listed with a weight above 0, or it is not listed
     * and everything else is accepted. A weight that is not a number is ignored.
     *
     * @param headers the values of all headers of this name
     */
    static boolean allowsGzip(Collection<String> headers) {
        double rest = 0;
        for (var header : headers) {
            for (var element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                var parts = element.split(";", -1);
                var coding = parts[0].strip();
                if (coding.equals("gzip") || coding.equals("x-gzip")) {
                    return weight(parts) > 0;
                }
                rest = coding.equals("*") ? weight(parts) : rest;
            }
        }
        return rest > 0;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                var value = parameter.substring(2).strip();
                return value.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(value) : 0;
            }
        }
        return 1;
    }
}
