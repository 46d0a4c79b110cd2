package dev.docent.launch;

import java.util.EnumSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Allows the characters of file names in addresses of documents: encoded percent signs, backslashes, tabs and line
 * feeds. Servers refuse them because other servers, or file systems, may read them differently. Here, the path of a
 * document is only looked up in the index. In all other addresses, they are refused.
 */
final class DocumentPaths extends Handler.Wrapper {
    /** What the connector lets through to this handler. */
    static final UriCompliance COMPLIANCE = new UriCompliance(
            "docent", EnumSet.of(Violation.AMBIGUOUS_PATH_ENCODING, Violation.SUSPICIOUS_PATH_CHARACTERS));

    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
            + "\"detail\":\"The path of the address contains an encoded percent sign, backslash or control character. "
            + "Only addresses of documents may contain one.\",\"code\":\"invalid_address\"}";

    private final String documents;

    DocumentPaths(Handler handler, String contextPath) {
        super(handler);
        this.documents = (contextPath.equals("/") ? "" : contextPath) + "/api/documents/";
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var address = request.getHttpURI();
        if (!address.hasViolations()
                || String.valueOf(address.getCanonicalPath()).startsWith(documents)) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.BAD_REQUEST_400);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, PROBLEM, callback);
        return true;
    }
}
