package dev.docent.security;

import dev.docent.problem.Reason;
import java.util.List;
import java.util.function.Predicate;

/** Lets in users whom a trusted proxy names. Requests from other addresses are refused, because they could claim any name. */
final class HeaderPolicy implements AccessPolicy {
    private final String header;
    private final List<Predicate<String>> trustedProxies;

    HeaderPolicy(String header, List<? extends Predicate<String>> trustedProxies) {
        this.header = header;
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    @Override
    public Decision decide(RequestFacts request) {
        var remote = request.connection().remoteAddress();
        if (trustedProxies.stream().noneMatch(proxy -> proxy.test(remote))) {
            return new Decision.Refused(
                    Reason.FORBIDDEN,
                    "proxy_not_trusted",
                    "Docent only accepts requests through its proxy. If this is the proxy, ask your "
                            + "administrator to add its address, " + remote + ", to docent.auth.trusted-proxies.");
        }
        return request.header(header)
                .<Decision>map(name -> new Decision.Allowed(Caller.named(name)))
                .orElseGet(() -> new Decision.Refused(
                        Reason.UNAUTHENTICATED,
                        "login_required",
                        "The proxy did not say who you are. Log in there. If you are logged in, ask your "
                                + "administrator to make the proxy send exactly one header " + header
                                + " (docent.auth.header)."));
    }
}
