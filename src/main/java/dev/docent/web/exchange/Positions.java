package dev.docent.web.exchange;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The position in a journal from which a request resumes. Stateless. */
public final class Positions {
    private Positions() {}

    /**
     * Returns the number in {@code Last-Event-ID}, otherwise in {@code ?after=}, otherwise 0. The header wins because
     * it is newer.
     */
    public static int of(HttpServletRequest request) {
        var header = lastEventId(request);
        if (header.isPresent()) {
            return number("Last-Event-ID", header.get());
        }
        return number(
                "after", Optional.ofNullable(request.getParameter("after")).orElse("0"));
    }

    /** Returns the header {@code Last-Event-ID}, if it is not empty. */
    public static Optional<String> lastEventId(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID"))
                .map(String::strip)
                .filter(id -> !id.isEmpty());
    }

    /** Reads a whole number that is not negative. */
    public static int number(String name, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new Refusal(
                    Reason.INVALID_FIELD,
                    "\"" + name + "\" is \"" + value + "\"; it must be a whole number, 0 or more.");
        }
        return Integer.parseInt(value);
    }
}
