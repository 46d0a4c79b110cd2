package dev.docent.testing;

import java.time.Duration;

/**
 * What a {@link FaultProxy} does to one response. Immutable.
 *
 * @param bytes how many bytes of the response pass, including its head, before the end
 * @param end what happens then
 * @param piece the maximum number of bytes in one write
 * @param bytesPerSecond how fast they pass; 0: no limit
 * @param idle closes the connection after this time without a byte from the server; zero: never
 */
public record Fault(long bytes, End end, int piece, int bytesPerSecond, Duration idle) {
    private static final int WHOLE = 8192;

    /** What happens after the bytes that pass. */
    enum End {
        /** The connection is closed in an orderly way. */
        FIN,
        /** The connection is reset. */
        RESET,
        /** The connection stays open forever without any data in either direction. */
        STALL,
        /** The same, and not even the request passes. */
        BLACK_HOLE
    }

    /** Passes everything on. */
    public static Fault none() {
        return new Fault(Long.MAX_VALUE, End.FIN, WHOLE, 0, Duration.ZERO);
    }

    /** Closes both connections after exactly this many bytes, as soon as another one arrives. */
    public static Fault cutAfter(long bytes) {
        return new Fault(bytes, End.FIN, WHOLE, 0, Duration.ZERO);
    }

    /** The same with a reset. */
    public static Fault resetAfter(long bytes) {
        return new Fault(bytes, End.RESET, WHOLE, 0, Duration.ZERO);
    }

    /** Becomes silent after this many bytes, with the connection open, as when a machine loses its power or network. */
    public static Fault stallAfter(long bytes) {
        return new Fault(bytes, End.STALL, WHOLE, 0, Duration.ZERO);
    }

    /** Accepts the request and never passes it on. */
    public static Fault blackHole() {
        return new Fault(0, End.BLACK_HOLE, WHOLE, 0, Duration.ZERO);
    }

    /** Closes a connection on which the server is silent for this long, as load balancers do. */
    public static Fault cutWhenIdle(Duration idle) {
        return new Fault(Long.MAX_VALUE, End.FIN, WHOLE, 0, idle);
    }

    /** The same with this many bytes per second, at least 1. */
    public Fault throttledTo(int newBytesPerSecond) {
        return new Fault(bytes, end, Math.max(1, newBytesPerSecond / 20), newBytesPerSecond, idle);
    }

    /** The same with one write per byte. */
    public Fault byteByByte() {
        return new Fault(bytes, end, 1, bytesPerSecond, idle);
    }
}
