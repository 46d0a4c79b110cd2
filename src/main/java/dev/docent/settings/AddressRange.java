package dev.docent.settings;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An IP address or a block of them: {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}. As a predicate it checks
 * whether it contains an address, in the form that a container gives. Names are never looked up. Immutable.
 */
public final class AddressRange implements Predicate<String> {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final String text;
    private final byte[] network;
    private final int prefix;

    private AddressRange(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads an address, or an address with the length of its prefix.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AddressRange parse(String text) {
        var parts = text.split("/", 2);
        var network = address(parts[0]);
        int bits = network.length * 8;
        int prefix = parts.length == 1 ? bits : prefix(parts[1], bits, text);
        return new AddressRange(text, network, prefix);
    }

    private static int prefix(String digits, int bits, String text) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > bits) {
            throw new IllegalArgumentException("\"" + text + "\" needs a prefix between 0 and " + bits);
        }
        return Integer.parseInt(digits);
    }

    /** Checks the literal first, because {@link InetAddress} would ask the name service about anything else. */
    private static byte[] address(String literal) {
        var four = IPV4.matcher(literal).matches();
        if (!four && !IPV6.matcher(literal).matches()) {
            throw new IllegalArgumentException("\"" + literal + "\" is not an IP address");
        }
        try {
            return four ? fourBytes(literal) : InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + literal + "\" is not an IP address", e);
        }
    }

    private static byte[] fourBytes(String literal) {
        var parts = literal.split("\\.", -1);
        var bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            int number = Integer.parseInt(parts[i]);
            if (number > 255) {
                throw new IllegalArgumentException("\"" + literal + "\" is not an IP address");
            }
            bytes[i] = (byte) number;
        }
        return bytes;
    }

    /** Returns whether the range contains the address; IPv6 may be in brackets and have a zone. */
    @Override
    public boolean test(String address) {
        try {
            var bytes = address(address.replaceAll("^\\[|]$|%[^\\]]*", ""));
            return bytes.length == network.length && startOf(bytes).equals(startOf(network));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Returns whether it contains every address. */
    boolean isEverything() {
        return prefix == 0;
    }

    private BigInteger startOf(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
