package dev.docent.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** Counts the bytes of all values passed to statements: strings as UTF-8, integers as SQLite stores them. */
public final class CountingDataSource {
    private long bytes;

    /** Returns the bytes since the last {@link #reset}. */
    public long bytes() {
        return bytes;
    }

    public void reset() {
        bytes = 0;
    }

    /** Returns a connection whose statements are counted. */
    public Connection count(Connection connection) {
        return proxy(Connection.class, connection);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (target instanceof PreparedStatement
                            && method.getName().startsWith("set")
                            && arguments.length >= 2) {
                        bytes += size(arguments[1]);
                    }
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    return result instanceof PreparedStatement statement
                            ? proxy(PreparedStatement.class, statement)
                            : result;
                }));
    }

    private static long size(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof Number number) {
            // SQLite writes an integer in 1, 2, 3, 4, 6 or 8 bytes.
            int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.abs(number.longValue())) + 1;
            return bits <= 32 ? (bits + 7) / 8 : bits <= 48 ? 6 : 8;
        }
        return 0;
    }
}
