package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip, deflate, br, zstd  | true
                    br;q=1.0, GZip;q=0.8     | true
                    x-gzip                   | true
                    *                        | true
                    gzip;q=0                 | false
                    gzip;q=0.000, *          | false
                    *;q=0                    | false
                    *;q=0.5, gzip;q=0        | false
                    gzip ; q=0.001           | true
                    gzip;q=high              | false
                    identity                 | false
                    br                       | false
                    gzipped                  | false
                    ''                       | false
                    ,;,                      | false
                    """)
    void readsWhatAClientTakes(String header, boolean gzip) {
        assertEquals(gzip, AcceptEncoding.allowsGzip(List.of(header)), header);
    }

    @Test
    void readsAllHeadersAndTakesSilenceForNo() {
        assertEquals(false, AcceptEncoding.allowsGzip(List.of()));
        assertEquals(true, AcceptEncoding.allowsGzip(List.of("br", "gzip")));
    }
}
