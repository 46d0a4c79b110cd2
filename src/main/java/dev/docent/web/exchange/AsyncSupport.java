package dev.docent.web.exchange;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks whether requests can be answered later. A single filter or valve that does not support it, anywhere in front
 * of a servlet, disables it (Jakarta Servlet 6.0, 2.3.3.3), and a container only reports this with each request.
 */
public final class AsyncSupport {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncSupport.class);

    /** The beginning of the class names of Docent's own filters. */
    private static final String OUR_FILTERS = "dev.docent.web.";

    private AsyncSupport() {}

    /** Returns what the administrator must change if this request cannot be answered later, and logs it. */
    public static Optional<Refusal> missing(HttpServletRequest request) {
        if (request.isAsyncSupported()) {
            return Optional.empty();
        }
        var sentence = "A filter or valve in front of Docent does not support asynchronous requests, so Docent "
                + "cannot stream answers. Declare <async-supported>true</async-supported> for the filter (in "
                + "web.xml of the server, or in a web-fragment.xml), or asyncSupported=\"true\" for the "
                + "valve. Filters that are not Docent's: " + foreignFilters(request) + ".";
        LOG.error("{}", sentence);
        return Optional.of(new Refusal(Reason.INTERNAL, "async_not_supported", sentence));
    }

    private static String foreignFilters(HttpServletRequest request) {
        var foreign = request.getServletContext().getFilterRegistrations().values().stream()
                .filter(filter -> !String.valueOf(filter.getClassName()).startsWith(OUR_FILTERS))
                .map(AsyncSupport::nameOf)
                .sorted()
                .collect(Collectors.joining(", "));
        return foreign.isEmpty() ? "none, so it is a valve or a handler of the server" : foreign;
    }

    private static String nameOf(FilterRegistration filter) {
        return filter.getName() + " (" + filter.getClassName() + ")";
    }
}
