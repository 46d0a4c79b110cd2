package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectHostsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.com | https://example.com/v1 | true",
                "example.com | https://api.example.com/v1 | true",
                "EXAMPLE.com | https://API.example.COM/v1 | true",
                "example.com | https://notexample.com/v1 | false",
                ".example.com | https://api.example.com/v1 | true",
                ".example.com | https://example.com/v1 | false",
                "*.example.com | https://api.example.com/v1 | true",
                "10.* | http://10.1.2.3/ | true",
                "10.0.0.0/8 | http://10.1.2.3/ | true",
                "10.0.0.0/8 | http://11.1.2.3/ | false",
                "fd00::/8 | http://[fd00::7]/ | true",
                "a.b,c.d | http://c.d/ | true",
                "a.b c.d | http://c.d/ | true",
                "models:8443 | https://models:8443/v1 | true",
                "models:8443 | https://models/v1 | false",
                "models:443 | https://models/v1 | true",
                "[fd00::7]:80 | http://[fd00::7]/ | true",
                "* | https://example.com/ | true",
                "x.y | http://localhost:11434/ | true",
                "x.y | http://127.0.0.9/ | true",
                "x.y | http://[::1]:8080/ | true",
                "x.y | https://example.com/ | false"
            })
    void areAskedWithoutAProxy(String hosts, URI url, boolean direct) {
        assertEquals(direct, DirectHosts.parse(hosts).test(url), hosts + " for " + url);
    }
}
