package dev.docent.source.git;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import java.net.URI;
import java.util.Locale;

/** What the responses of a git server over HTTP mean when they are none of git. Stateless. */
final class HttpAnswers {
    private static final String GIT = "application/x-git-";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private HttpAnswers() {}

    /** @throws FetchFailure unless it is a response of git, or a redirect to the same server */
    static void check(ResponseHead head, URI url, boolean hasLogin) throws FetchFailure {
        int status = head.status();
        if (status == 200) {
            if (!head.header("content-type").orElse("").startsWith(GIT)) {
                throw new FetchFailure("is no git repository: the server responded with something else, for example a"
                        + " page. Check the address, and whether the server wants a login");
            }
        } else if (status >= 300 && status < 400) {
            stayHere(url, head.header("location").orElse(""));
        } else {
            throw new FetchFailure(refusal(status, hasLogin));
        }
    }

    private static String refusal(int status, boolean hasLogin) {
        return switch (status) {
            case 401 ->
                hasLogin
                        ? "refuses the login. Check username and password, or whether the token has expired"
                        : "needs a login. Set username and password, or a token";
            case 403 -> "may not be read with this login. Allow it to read the repository";
            case 404, 410 ->
                hasLogin
                        ? "does not exist, or may not be read with this login. Check the address and the login"
                        : "does not exist, or needs a login. Check the address, or set username and password";
            case 407 -> "cannot be reached, because the proxy wants a login. Set it in docent.http.proxy";
            default -> "cannot be read now: the server responds with status " + status;
        };
    }

    /** Otherwise, whoever controls the server could have Docent ask others in its network. */
    private static void stayHere(URI url, String location) throws FetchFailure {
        URI target;
        try {
            target = url.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FetchFailure("leads to an address that is no URL", e);
        }
        boolean upgraded = url.getScheme().equalsIgnoreCase("http")
                && "https".equalsIgnoreCase(target.getScheme())
                && port(url) == HTTP_PORT
                && port(target) == HTTPS_PORT;
        boolean sameServer = url.getScheme().equalsIgnoreCase(target.getScheme()) && port(url) == port(target);
        if (!url.getHost().equalsIgnoreCase(target.getHost()) || !(sameServer || upgraded)) {
            throw new FetchFailure("leads to another server, " + target.getScheme() + "://" + target.getHost()
                    + (target.getPort() < 0 ? "" : ":" + target.getPort())
                    + ", which Docent does not follow. If that is right, set the new address");
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT).equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** Returns the failure of a request that got no response, or not all of it. */
    static FetchFailure failed(HttpFailure failure) {
        return new FetchFailure(
                switch (failure.kind()) {
                    case UNKNOWN_HOST -> "cannot be reached: its host name is unknown. Check the address";
                    case REFUSED -> "cannot be reached: nothing listens there. Check the address and the server";
                    case CONNECT_TIMED_OUT -> "cannot be reached: the server does not answer in time";
                    case TLS ->
                        "cannot be reached securely: its certificate is not trusted, or does not fit. If an authority"
                                + " of your own issued it, set docent.http.trust-store";
                    case PROXY -> "cannot be reached: the proxy refuses the connection. Check docent.http.proxy";
                    case SILENT -> "cannot be read now: the server sent nothing for too long";
                    case RESET, TRUNCATED -> "cannot be read now: the connection broke off";
                    case CLOSED -> "is not read, because Docent stops";
                    case BUSY, HEAD_TOO_LONG, BAD_RESPONSE, CLIENT, LISTENER ->
                        "cannot be read: the server's response is not valid HTTP";
                },
                failure);
    }
}
