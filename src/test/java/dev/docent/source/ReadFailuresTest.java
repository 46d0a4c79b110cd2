package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadFailuresTest {
    private static final String UNKNOWN = "the operating system reports an error";

    @ParameterizedTest
    @MethodSource
    void tellNeitherPathsNorNamesOfExceptions(IOException failure, String reason) {
        assertEquals(reason, ReadFailures.of(failure));
    }

    static Stream<Arguments> tellNeitherPathsNorNamesOfExceptions() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("/srv/secret.md"), "no permission to read it"),
                Arguments.of(new NoSuchFileException("/srv/secret.md"), "it no longer exists"),
                Arguments.of(new FileSystemException("/srv/secret.md", null, "Input/output error"), UNKNOWN),
                Arguments.of(new FileSystemException("/srv/secret.md", null, "Stale file handle"), "Stale file handle"),
                Arguments.of(new FileSystemLoopException("/srv/secret"), UNKNOWN),
                Arguments.of(new IOException("Too many open files"), "Too many open files"),
                Arguments.of(new IOException("/srv/secret.md is broken"), UNKNOWN),
                Arguments.of(new IOException("java.lang.NullPointerException"), UNKNOWN),
                Arguments.of(new IOException("C:\\secret"), UNKNOWN),
                Arguments.of(new IOException(), UNKNOWN));
    }
}
