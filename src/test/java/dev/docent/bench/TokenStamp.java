package dev.docent.bench;

/** The moment at which a token was sent, written into the token itself: {@code ~} and six digits to the base 36, in microseconds. */
final class TokenStamp {
    static final byte MARK = '~';
    static final int DIGITS = 6;

    /** The stamps begin again after this many microseconds, which is 36 minutes. */
    private static final long CYCLE = 36L * 36 * 36 * 36 * 36 * 36;

    private TokenStamp() {}

    /** Returns the time that all processes of a machine share. */
    static long now() {
        return System.nanoTime() / 1000;
    }

    /** Writes the digits of a time. */
    static void write(long micros, byte[] into, int at) {
        long rest = Math.floorMod(micros, CYCLE);
        for (int i = at + DIGITS - 1; i >= at; i--) {
            into[i] = (byte) Character.forDigit((int) (rest % 36), 36);
            rest /= 36;
        }
    }

    /** Returns how long ago a stamp was written. */
    static long age(long stamp, long now) {
        return Math.floorMod(now - stamp, CYCLE);
    }
}
