package dev.docent.source.git;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * How a git server is told who asks. Its text contains none of it. Immutable.
 *
 * @param username a name, or a token for servers that take one as a name; empty for none
 * @param password a password or a token; empty for none
 * @param key a private key for SSH: the path of its file, or its text, which begins with dashes; empty for those of the
 *     user
 * @param headers further headers of each request over HTTP, by name
 */
public record GitAccess(String username, String password, String key, Map<String, String> headers) {
    /** Nobody in particular. */
    public static final GitAccess NONE = new GitAccess("", "", "", Map.of());

    /** The name that goes with a token alone. Forges accept any. */
    private static final String ANYBODY = "git";

    public GitAccess {
        headers = Map.copyOf(headers);
    }

    /** Returns whether there is a name or a password. */
    boolean hasLogin() {
        return !username.isEmpty() || !password.isEmpty();
    }

    @Override
    public String toString() {
        return "GitAccess";
    }

    /** Returns name and password as HTTP Basic sends them. */
    String basicLogin() {
        var login = (username.isEmpty() ? ANYBODY : username) + ":" + password;
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
