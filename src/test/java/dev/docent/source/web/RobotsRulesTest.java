package dev.docent.source.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {
    private static RobotsRules rules(String text) {
        return RobotsRules.of(text.getBytes(UTF_8), "Docent");
    }

    private static boolean allows(String text, String path) {
        return rules(text).allows(WebAddress.of("https://a.example" + path).orElseThrow());
    }

    /** The table of Google's documentation for RFC 9309. */
    @ParameterizedTest
    @CsvSource({
        "/fish, /fish, true",
        "/fish, /fish.html, true",
        "/fish, /fish/salmon.html, true",
        "/fish, /fishheads/yummy.html, true",
        "/fish, /fish.php?id=anything, true",
        "/fish, /Fish.asp, false",
        "/fish, /catfish, false",
        "/fish, /desert/fish, false",
        "/fish*, /fish/salmon, true",
        "/fish/, /fish/?id=1, true",
        "/fish/, /fish, false",
        "/*.php, /folder/filename.php?parameters, true",
        "/*.php, /filename.php/, true",
        "/*.php, /windows.PHP, false",
        "/*.php$, /filename.php, true",
        "/*.php$, /filename.php?parameters, false",
        "/*.php$, /filename.php5, false",
        "/fish*.php, /fishheads/catfish.php?p, true",
        "/fish*.php, /Fish.PHP, false",
        "/$, /, true",
        "/$, /a, false",
        "/a*b*c$, /axbxbxc, true",
        "/a*b*c$, /axbxcx, false",
        "/a*a$, /a, false",
        "/m%C3%BChle, /mühle, true",
        "/mühle, /m%c3%bchle, true",
        "/%7Eann, /~ann, true"
    })
    void patternsMatchTheBeginningWithStarsAndAnEnd(String pattern, String path, boolean matches) {
        assertEquals(!matches, allows("User-agent: *\nDisallow: " + pattern, path));
    }

    @ParameterizedTest
    @CsvSource({
        "/p, /, /page, true",
        "/folder, /folder, /folder/page, true",
        "/page, /*.htm, /page.htm, false",
        "/$, /, /, true",
        "/$, /, /page.htm, false"
    })
    void longestRuleDecidesAndOfTwoEquallyLongTheOneThatAllows(
            String allow, String disallow, String path, boolean allowed) {
        assertEquals(allowed, allows("User-agent: *\nDisallow: " + disallow + "\nAllow: " + allow, path));
    }

    @Test
    void groupsThatNameDocentCountInsteadOfTheOthers() {
        var text = """
            User-Agent: *
            Disallow: /

            user-agent: OtherBot
            USER-AGENT: docent/2.0   # ours
            Sitemap: https://a.example/sitemap.xml
            Disallow: /a

            User-agent: docent
            Disallow: /b
            """;

        assertEquals(true, allows(text, "/c"));
        assertEquals(false, allows(text, "/a"));
        assertEquals(false, allows(text, "/b"));
    }

    @Test
    void groupEndsWhenAnotherRobotIsNamedAfterARule() {
        var text = "User-agent: docent\nDisallow: /a\nUser-agent: other\nDisallow: /\n";

        assertEquals(true, allows(text, "/b"));
        assertEquals(false, allows(text, "/a"));
    }

    @Test
    void whatIsNoRuleSaysNothing() {
        assertEquals(true, allows("", "/"));
        assertEquals(true, allows("<html>Not found</html>", "/"));
        assertEquals(true, allows("Disallow: /\n", "/a"));
        assertEquals(true, allows("User-agent: *\nDisallow:\n", "/a"));
        assertEquals(false, allows("\uFEFFUser-agent: *\r\nDisallow: /\r", "/a"));
        assertEquals(true, allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
    }

    @Test
    void delayIsKeptUpToAMinute() {
        assertEquals(
                Duration.ofMillis(2_500),
                rules("User-agent: *\nCrawl-delay: 2.5").delay());
        assertEquals(
                RobotsRules.LONGEST_DELAY,
                rules("User-agent: *\nCrawl-delay: 86400").delay());
        assertEquals(null, rules("User-agent: *\nCrawl-delay: soon").delay());
        assertEquals(null, rules("User-agent: other\nCrawl-delay: 5").delay());
    }

    @Test
    void manyStarsTakeNoMoreThanLinearTime() {
        var pattern = "/" + "*a".repeat(800) + "$";

        assertEquals(true, allows("User-agent: *\nDisallow: " + pattern, "/" + "a".repeat(700) + "b"));
    }
}
