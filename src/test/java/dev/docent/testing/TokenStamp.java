package dev.docent.testing;

/** The time when a token was sent, written into the token itself: {@code ~} and six digits in base 36, in microseconds. */
public final class TokenStamp {
    public static final byte MARK = '~';
    public static final int DIGITS = 6;

    /** The stamps start again after this many microseconds, which is 36 minutes. */
    private static final long CYCLE = 36L * 36 * 36 * 36 * 36 * 36;

    private TokenStamp() {}

    /** Returns the current time, which is the same in all processes of a machine. */
    public static long now() {
        return System.nanoTime() / 1000;
    }

    /** Writes the digits of a time. */
    public static void write(long micros, byte[] into, int at) {
        long rest = Math.floorMod(micros, CYCLE);
        for (int i = at + DIGITS - 1; i >= at; i--) {
            into[i] = (byte) Character.forDigit((int) (rest % 36), 36);
            rest /= 36;
        }
    }

    /** Returns how long ago a stamp was written. */
    public static long age(long stamp, long now) {
        return Math.floorMod(now - stamp, CYCLE);
    }
}
