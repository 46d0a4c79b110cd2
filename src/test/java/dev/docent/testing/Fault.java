package dev.docent.testing;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does to one response. Immutable.
 *
 * @param bytes how many bytes of the response pass, its head included; then comes the end
 * @param end what follows them
 * @param piece the most bytes of one write
 * @param bytesPerSecond how fast they pass; 0: at once
 * @param idle after this time without a byte from the server the connection is closed; zero: never
 */
public record Fault(long bytes, End end, int piece, int bytesPerSecond, Duration idle) {
    private static final int WHOLE = 8192;

    /** What follows the bytes that pass. */
    enum End {
        /** The connection is closed in good order. */
        FIN,
        /** The connection is reset. */
        RESET,
        /** Nothing: the connection stays open for ever, and neither side hears of the other. */
        STALL,
        /** Nothing either, and the request itself does not pass. */
        BLACK_HOLE
    }

    /** Passes everything on. */
    public static Fault none() {
        return new Fault(Long.MAX_VALUE, End.FIN, WHOLE, 0, Duration.ZERO);
    }

    /** Closes both connections after exactly so many bytes, as soon as one more comes. */
    public static Fault cutAfter(long bytes) {
        return new Fault(bytes, End.FIN, WHOLE, 0, Duration.ZERO);
    }

    /** The same with a reset. */
    public static Fault resetAfter(long bytes) {
        return new Fault(bytes, End.RESET, WHOLE, 0, Duration.ZERO);
    }

    /** Falls silent after so many bytes, with the connection open: as when a machine loses its power or its network. */
    public static Fault stallAfter(long bytes) {
        return new Fault(bytes, End.STALL, WHOLE, 0, Duration.ZERO);
    }

    /** Takes the request and never passes it on. */
    public static Fault blackHole() {
        return new Fault(0, End.BLACK_HOLE, WHOLE, 0, Duration.ZERO);
    }

    /** Closes a connection on which the server is silent for so long, as load balancers do. */
    public static Fault cutWhenIdle(Duration idle) {
        return new Fault(Long.MAX_VALUE, End.FIN, WHOLE, 0, idle);
    }

    /** The same with this many bytes in a second; 1 or more. */
    public Fault throttledTo(int newBytesPerSecond) {
        return new Fault(bytes, end, Math.max(1, newBytesPerSecond / 20), newBytesPerSecond, idle);
    }

    /** The same with a write for each byte. */
    public Fault byteByByte() {
        return new Fault(bytes, end, 1, bytesPerSecond, idle);
    }
}
