package dev.docent.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in whoever sits at this machine. The address alone does not prove that: a proxy on this machine connects from it
 * for everybody, and a page of another site whose name is made to point here (DNS rebinding) sends the browser of this
 * machine. So the host must be one of this machine's own names too, and nothing may say that the request was forwarded.
 */
final class LoopbackPolicy implements AccessPolicy {
    private static final Pattern ADDRESS =
            Pattern.compile("(::ffff:)?127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|(0{1,4}:){7}0{0,3}1");
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private static final String HOW_TO_OPEN =
            " Whoever runs Docent decides who else may ask, with docent.auth.mode: for"
                    + " example docent.auth.mode=token with docent.auth.token, or docent.auth.mode=open for everybody who reaches it.";

    @Override
    public Decision decide(RequestFacts request) {
        if (!isLoopback(request.remoteAddress())) {
            return refused("remote_address", "Docent answers only the machine that it runs on.");
        }
        var forwarded = FORWARDED.stream().filter(request::has).findFirst();
        if (forwarded.isPresent()) {
            return refused(
                    "forwarded",
                    "Docent answers only the machine that it runs on, and this request came through a proxy ("
                            + forwarded.get() + ").");
        }
        if (request.header("Host").filter(LoopbackPolicy::isOurs).isEmpty()) {
            return refused(
                    "host_name",
                    "Docent answers only the machine that it runs on, under http://localhost, http://127.0.0.1 or"
                            + " http://[::1].");
        }
        return new Decision.Allowed(User.LOCAL);
    }

    private static Decision refused(String code, String reason) {
        return new Decision.Refused(403, code, reason + HOW_TO_OPEN);
    }

    private static boolean isLoopback(String address) {
        var bare = address.replaceAll("^\\[|]$|%[^\\]]*", "").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(bare).matches();
    }

    private static boolean isOurs(String host) {
        var name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return HOSTS.contains(name);
    }
}
