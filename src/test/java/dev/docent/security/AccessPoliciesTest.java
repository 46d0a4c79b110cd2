package dev.docent.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.problem.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every policy against normal and forged requests. */
final class AccessPoliciesTest {
    private static final String TOKEN = "0123456789abcdef-one";

    private static RequestFacts request(String remoteAddress, String... headers) {
        return request(remoteAddress, true, null, null, headers);
    }

    /** Headers are written {@code Name: value}; a name may occur twice. */
    private static RequestFacts request(
            String remoteAddress,
            boolean changesState,
            @Nullable String principal,
            @Nullable String token,
            String... headers) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (var header : headers) {
            var parts = header.split(": ", 2);
            byName.merge(parts[0], List.of(parts[1]), (a, b) -> List.of(a.get(0), b.get(0)));
        }
        return new RequestFacts(
                new RequestFacts.Connection(remoteAddress, remoteAddress, "HTTP/1.1"),
                changesState,
                RequestFacts.only(byName.getOrDefault("Host", List.of())).orElse(null),
                principal,
                token,
                new RequestFacts.Headers(
                        byName.keySet().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        name -> byName.getOrDefault(name, List.of())));
    }

    private static void assertAllowed(String user, Decision decision) {
        assertEquals(new Decision.Allowed(new Caller(user, user.substring(user.indexOf(":") + 1), Set.of())), decision);
    }

    private static void assertRefused(Reason reason, String code, Decision decision) {
        var refused = assertIsRefused(decision);
        assertEquals(reason + " " + code, refused.reason() + " " + refused.code());
    }

    private static Decision.Refused assertIsRefused(Decision decision) {
        assertTrue(decision instanceof Decision.Refused, decision.toString());
        return (Decision.Refused) decision;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // remote address  | Host                 | another header                  | outcome
                "127.0.0.1         | localhost:8080       | none                            | allowed",
                "127.0.0.1         | localhost            | none                            | allowed",
                "127.8.9.10        | 127.0.0.1:8080       | none                            | allowed",
                "::1               | [::1]:8080           | none                            | allowed",
                "0:0:0:0:0:0:0:1   | LOCALHOST:8080       | none                            | allowed",
                "[::1]             | [::1]                | none                            | allowed",
                "[0:0:0:0:0:0:0:1] | localhost:1          | none                            | allowed",
                "::ffff:127.0.0.1  | localhost:8080       | none                            | allowed",
                "::1%lo            | localhost:8080       | none                            | allowed",
                "192.168.1.20      | localhost:8080       | none                            | remote_address",
                "10.0.0.1          | 127.0.0.1            | none                            | remote_address",
                "fe80::1           | localhost:8080       | none                            | remote_address",
                "127.0.0.1.evil    | localhost:8080       | none                            | remote_address",
                "::11              | localhost:8080       | none                            | remote_address",
                "::ffff:10.0.0.1   | localhost:8080       | none                            | remote_address",
                "127.0.0.1         | rebound.example:8080 | none                            | host_name",
                "127.0.0.1         | localhost.evil.com   | none                            | host_name",
                "127.0.0.1         | evil.com:localhost   | none                            | host_name",
                "127.0.0.1         | 127.0.0.1.nip.io     | none                            | host_name",
                "127.0.0.1         | none                 | none                            | host_name",
                "127.0.0.1         | localhost:8080       | X-Forwarded-For: 203.0.113.9    | forwarded",
                "127.0.0.1         | localhost:8080       | x-forwarded-for: 127.0.0.1      | forwarded",
                "127.0.0.1         | localhost:8080       | Forwarded: for=203.0.113.9      | forwarded",
                "127.0.0.1         | localhost:8080       | X-Real-IP: 203.0.113.9          | forwarded",
                "127.0.0.1         | localhost:8080       | X-Forwarded-Host: docs.intranet | forwarded",
                "127.0.0.1         | localhost:8080       | Via: 1.1 proxy                  | forwarded",
                "127.0.0.1         | localhost:8080       | CF-Connecting-IP: 203.0.113.9   | forwarded",
                "127.0.0.1         | localhost:8080       | True-Client-IP: 203.0.113.9     | forwarded",
                "127.0.0.1         | localhost:8080       | X-Forwarded-Port: 443           | forwarded",
                "127.0.0.1         | localhost:8080       | X-Envoy-External-Address: a     | forwarded",
                "127.0.0.1         | localhost:8080       | X-Original-Host: docs.intranet  | forwarded",
                "127.0.0.1         | localhost:8080       | X-Request-Id: 7                 | allowed",
            })
    void loopbackLetsInOnlyThisMachine(String remoteAddress, String host, String other, String outcome) {
        var headers = Arrays.asList(host == null ? null : "Host: " + host, other).stream()
                .filter(header -> header != null)
                .toArray(String[]::new);
        var decision = AccessPolicies.loopback().decide(request(remoteAddress, headers));

        if (outcome.equals("allowed")) {
            assertAllowed("local", decision);
        } else {
            assertRefused(Reason.FORBIDDEN, outcome, decision);
            assertTrue(
                    assertIsRefused(decision).sentence().contains("docent.auth.mode"),
                    assertIsRefused(decision).sentence());
        }
    }

    /** An nginx with only {@code proxy_pass} sends HTTP/1.0. */
    @Test
    void loopbackAnswersNoRequestOfHttp10AndNoneToAnotherAddress() {
        assertRefused(Reason.FORBIDDEN, "forwarded", over("127.0.0.1", "127.0.0.1", "HTTP/1.0"));
        assertRefused(Reason.FORBIDDEN, "remote_address", over("127.0.0.1", "10.0.0.7", "HTTP/1.1"));
        assertAllowed("local", over("127.0.0.1", "127.0.0.1", "HTTP/2.0"));
    }

    private static Decision over(String remote, String local, String protocol) {
        var plain = request(remote, "Host: localhost:8080");
        return AccessPolicies.loopback()
                .decide(new RequestFacts(
                        new RequestFacts.Connection(remote, local, protocol),
                        true,
                        plain.host(),
                        null,
                        null,
                        plain.headers()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "docs                     | allowed",
                "docs:8080                | allowed",
                "10.0.0.7:8080            | allowed",
                "[fd00::7]:8080           | allowed",
                "localhost                | allowed",
                "docs.example.com         | allowed",
                "DOCS.example.com.:8080   | allowed",
                "a.b.intranet.example.com | allowed",
                "intranet.example.com     | host_name",
                "rebound.example          | host_name",
                "10.0.0.7.rebound.example | host_name",
                "none                     | allowed",
                "docs.intranet            | allowed",
                "docs.intranet.evil.com   | host_name",
            })
    void openAnswersOnlyUnderNamesThatNobodyElseCanUse(String host, String outcome) {
        var headers = host == null ? new String[0] : new String[] {"Host: " + host};
        var decision = AccessPolicies.open(List.of("docs.example.com", "*.intranet.example.com"))
                .decide(request("203.0.113.9", headers));

        if (outcome.equals("allowed")) {
            assertAllowed("anonymous", decision);
        } else {
            assertRefused(Reason.FORBIDDEN, outcome, decision);
            assertTrue(assertIsRefused(decision).sentence().contains("docent.auth.hosts"));
        }
    }

    @Test
    void loopbackRefusesTwoHosts() {
        var twice = request("127.0.0.1", "Host: localhost", "Host: rebound.example");

        assertRefused(Reason.FORBIDDEN, "host_name", AccessPolicies.loopback().decide(twice));
    }

    @Test
    void openLetsEverybodyIn() {
        assertAllowed("anonymous", AccessPolicies.open().decide(request("203.0.113.9", "Host: docs")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // Sec-Fetch-Site | Origin                      | Host               | allowed
                "none             | none                        | docs.intranet      | true",
                "same-origin      | https://docs.intranet       | 127.0.0.1:8080     | true",
                "'none'           | none                        | docs.intranet      | true",
                "cross-site       | none                        | docs.intranet      | false",
                "same-site        | https://wiki.intranet       | docs.intranet      | false",
                "cross-site       | https://docs.intranet       | docs.intranet      | false",
                "none             | http://docs.intranet:8080   | docs.intranet:8080 | true",
                "none             | https://Docs.Intranet       | docs.intranet      | true",
                "none             | http://evil.example         | docs.intranet      | false",
                "none             | http://docs.intranet:9090   | docs.intranet:8080 | false",
                "none             | http://docs.intranet        | none               | false",
                "none             | null                        | docs.intranet      | false",
                "none             | '::no origin::'             | docs.intranet      | false",
            })
    void refusesWhatAPageOfAnotherOriginSends(String site, String origin, String host, boolean allowed) {
        var headers =
                Arrays.asList(header("Sec-Fetch-Site", site), header("Origin", origin), header("Host", host)).stream()
                        .filter(header -> !header.isEmpty())
                        .toArray(String[]::new);
        var decision = AccessPolicies.open().decide(request("203.0.113.9", headers));

        if (allowed) {
            assertAllowed("anonymous", decision);
        } else {
            assertRefused(Reason.FORBIDDEN, "cross_origin", decision);
        }
    }

    private static String header(String name, String value) {
        return value == null ? "" : name + ": " + value;
    }

    @Test
    void typedAddressesAreOwnRequests() {
        assertAllowed("anonymous", AccessPolicies.open().decide(request("203.0.113.9", "Sec-Fetch-Site: none")));
    }

    @Test
    void letsAnotherOriginRead() {
        var link = request("203.0.113.9", false, null, null, "Sec-Fetch-Site: cross-site");

        assertAllowed("anonymous", AccessPolicies.open().decide(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loopback", "token", "container", "header"})
    void everyPolicyRefusesAnotherOrigin(String mode) {
        var policy = Map.of(
                        "loopback", AccessPolicies.loopback(),
                        "token", AccessPolicies.token(List.of(TOKEN)),
                        "container", AccessPolicies.container(),
                        "header", AccessPolicies.header("X-User", List.of(address -> true)))
                .get(mode);
        var forged = request(
                "127.0.0.1", true, "ada", TOKEN, "Host: localhost", "X-User: ada", "Sec-Fetch-Site: cross-site");

        assertRefused(Reason.FORBIDDEN, "cross_origin", policy.decide(forged));
    }

    private static Decision withToken(AccessPolicy policy, @Nullable String token) {
        return policy.decide(request("203.0.113.9", true, null, token));
    }

    @Test
    void tokenAsksForOneOfItsTokens() {
        var policy = AccessPolicies.token(List.of(TOKEN, "another-token-of-somebody"));

        assertRefused(Reason.UNAUTHENTICATED, "token_required", withToken(policy, null));
        assertRefused(Reason.UNAUTHENTICATED, "token_wrong", withToken(policy, ""));
        assertRefused(Reason.UNAUTHENTICATED, "token_wrong", withToken(policy, TOKEN + " "));
        assertRefused(Reason.UNAUTHENTICATED, "token_wrong", withToken(policy, TOKEN.substring(1)));
        assertTrue(withToken(policy, TOKEN) instanceof Decision.Allowed);
        assertTrue(withToken(policy, "another-token-of-somebody") instanceof Decision.Allowed);
    }

    @Test
    void eachTokenIsAUserWhoseIdDoesNotTellIt() {
        var one = withToken(AccessPolicies.token(List.of(TOKEN)), TOKEN);
        var sameInOtherOrder = withToken(AccessPolicies.token(List.of("x".repeat(16), TOKEN)), TOKEN);
        var other = withToken(AccessPolicies.token(List.of("x".repeat(16))), "x".repeat(16));

        assertEquals(one, sameInOtherOrder);
        assertNotEquals(one, other);
        assertFalse(one.toString().contains(TOKEN), one.toString());
    }

    @Test
    void tokenNeverRepeatsWhatWasSent() {
        var refused = assertIsRefused(withToken(AccessPolicies.token(List.of(TOKEN)), "my-password"));

        assertFalse(refused.sentence().contains("my-password"));
    }

    @Test
    void containerTakesTheNameOfItsLogin() {
        var policy = AccessPolicies.container();

        assertAllowed("user:ada", policy.decide(request("203.0.113.9", true, "ada", null)));
        assertRefused(Reason.UNAUTHENTICATED, "login_required", policy.decide(request("127.0.0.1")));
        assertRefused(Reason.UNAUTHENTICATED, "login_required", policy.decide(request("127.0.0.1", true, " ", null)));
    }

    @Test
    void headerTakesTheNameOnlyFromATrustedProxy() {
        var policy = AccessPolicies.header("X-User", List.of("10.0.0.7"::equals));

        assertAllowed("user:ada", policy.decide(request("10.0.0.7", "x-user:  ada ")));
        assertRefused(Reason.FORBIDDEN, "proxy_not_trusted", policy.decide(request("10.0.0.8", "X-User: ada")));
        assertRefused(Reason.UNAUTHENTICATED, "login_required", policy.decide(request("10.0.0.7")));
        assertRefused(Reason.UNAUTHENTICATED, "login_required", policy.decide(request("10.0.0.7", "X-User:  ")));
        assertRefused(
                Reason.UNAUTHENTICATED,
                "login_required",
                policy.decide(request("10.0.0.7", "X-User: ada", "X-User: root")));
    }

    @Test
    void idsFromDifferentSourcesNeverMeet() {
        var policy = AccessPolicies.container();

        assertAllowed("user:local", policy.decide(request("127.0.0.1", true, "local", null)));
    }
}
