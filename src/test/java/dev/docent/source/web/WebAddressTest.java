package dev.docent.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    private static WebAddress address(String text) {
        return WebAddress.of(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Docs.Example.COM, http://docs.example.com/",
        "https://a.example:443/x, https://a.example/x",
        "http://a.example:80, http://a.example/",
        "http://a.example:443/x, http://a.example:443/x",
        "https://ann:pw@a.example/x#part, https://a.example/x",
        "https://a.example/%7eann/%c3%bc/ü, https://a.example/~ann/%C3%BC/%C3%BC",
        "https://a.example/a b|c[1]\"<>, https://a.example/a%20b%7Cc%5B1%5D%22%3C%3E",
        "https://a.example/100%, https://a.example/100%25",
        "https://a.example/a/./b/../c/%2e%2e/d, https://a.example/a/d",
        "https://a.example/../../a/.., https://a.example/",
        "https://a.example/a;jsessionid=1F2E?x=1, https://a.example/a?x=1",
        "https://a.example/a?utm_source=x&id=1&gclid=2&PHPSESSID=3, https://a.example/a?id=1",
        "https://a.example/a?, https://a.example/a",
        "https://mühle.example/, https://xn--mhle-0ra.example/",
        "http://[::1]:8080/a, http://[::1]:8080/a",
    })
    void eachPageHasOneAddress(String written, String address) {
        assertEquals(address, address(written).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docs",
                "/docs",
                "ftp://a.example/",
                "mailto:a@b.c",
                "https://",
                "https:///x",
                "http://a:b:c/",
                "https://a b/",
                "javascript:void(0)"
            })
    void whatIsNoAddressOfTheWebIsNone(String text) {
        assertEquals(Optional.empty(), WebAddress.of(text));
    }

    /** RFC 3986, section 5.4, as far as it concerns pages. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "g, http://a/b/c/g",
                "./g, http://a/b/c/g",
                "g/, http://a/b/c/g/",
                "/g, http://a/g",
                "//g, http://g/",
                "?y, http://a/b/c/d;p?y",
                "g?y, http://a/b/c/g?y",
                "#s, http://a/b/c/d;p?q",
                "g#s, http://a/b/c/g",
                ";x, http://a/b/c/;x",
                "'', http://a/b/c/d;p?q",
                "., http://a/b/c/",
                ".., http://a/b/",
                "../g, http://a/b/g",
                "../../../g, http://a/g",
                "g., http://a/b/c/g.",
                "..g, http://a/b/c/..g",
                "http:g, none",
                "'  g\t ', http://a/b/c/g",
                "mailto:x@y, none",
                "https://h/x, https://h/x"
            })
    void referencesAreResolvedAsInTheRfc(String reference, String target) {
        assertEquals(
                Optional.ofNullable(target),
                address("http://a/b/c/d;p?q").resolve(reference).map(WebAddress::toString));
    }

    @Test
    void indexOfAFolderIsTheFolder() {
        assertEquals(
                address("https://a.example/g/").identity(),
                address("https://a.example/g/index.html").identity());
        assertEquals(
                address("https://a.example/g/?x").identity(),
                address("https://a.example/g/index.htm?x").identity());
        assertFalse(address("https://a.example/g")
                .identity()
                .equals(address("https://a.example/g/").identity()));
    }

    @Test
    void longAddressIsNone() {
        assertEquals(Optional.empty(), WebAddress.of("https://a.example/" + "a".repeat(2_000)));
    }

    @Test
    void siteKeepsToItsServerAndFolderAndMovesToHttpsOnly() {
        var site = new Site(address("https://a.example/docs/start"));

        assertTrue(site.contains(address("https://a.example/docs/x/y")));
        assertFalse(site.contains(address("https://a.example/docs2/")));
        assertFalse(site.contains(address("https://a.example:8443/docs/x")));
        assertFalse(site.contains(address("https://b.example/docs/x")));
        assertTrue(site.contains(site.own(address("http://a.example/docs/x"))));
        assertFalse(site.contains(site.own(address("http://a.example:8080/docs/x"))));
        var plain = new Site(address("http://a.example/docs/"));
        assertFalse(plain.contains(plain.own(address("https://a.example/docs/x"))));
    }

    @Test
    void pathsOfPeopleStayInsideOfTheirFolder() {
        assertEquals("ü b", PercentText.readable("%C3%BC%20b"));
        assertEquals("a%2Fb", PercentText.readable("a%2Fb"));
        assertEquals("%FC", PercentText.readable("%FC"));
        assertEquals("%2E%2E", PercentText.readable("%2E%2E"));
        assertEquals("%00", PercentText.readable("%00"));
    }
}
