package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "10.0.0.0/8, 10.255.3.4, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.129/25, 10.0.0.200, true",
        "10.0.0.129/25, 10.0.0.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "192.168.0.0/16, ::ffff:192.168.1.1, true",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, [::1], true",
        "::1, ::1%lo, true",
        "fd00::/8, fdab:1::2, true",
        "fd00::/8, fe80::1, false",
        "10.0.0.7, proxy.intranet, false",
        "10.0.0.7, '', false",
        "10.0.0.7, 10.0.0.7.example, false",
    })
    void knowsWhetherAnAddressIsInside(String range, String address, boolean inside) {
        assertEquals(inside, AddressRange.parse(range).test(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "::1/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "/8",
                "a.b.c.d",
                "::1::2",
                "10.0.0.7:80",
                "localhost"
            })
    void refusesWhatIsNotAnAddress(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }
}
