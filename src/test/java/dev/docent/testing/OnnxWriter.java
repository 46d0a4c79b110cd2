package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Writes small models for ONNX Runtime, step by step: each method adds a step and returns the name of its result.
 *
 * <p>The numbers of fields are those of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class OnnxWriter {
    /** Types of numbers. */
    public static final int FLOAT = 1;

    public static final int INT64 = 7;

    private static final int INT_ATTRIBUTE = 2;
    private static final int INTS_ATTRIBUTE = 7;
    private static final int IR_VERSION = 7;
    private static final int OPERATORS = 13;

    private final Message graph = new Message();
    private int steps;

    /** Bytes of a Protocol Buffers message. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            long rest = value;
            for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
            }
            bytes.write((int) rest);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    /** Adds an input of whole numbers: a row for each text. */
    public String input(String name) {
        graph.message(11, value(name, INT64, "batch", "length"));
        return name;
    }

    private static Message value(String name, int type, String... dimensions) {
        var shape = new Message();
        for (var dimension : dimensions) {
            shape.message(1, new Message().text(2, dimension));
        }
        var tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** Adds one decimal number. */
    public String decimal(float value) {
        var raw =
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
        return constant(new Message().number(2, FLOAT).bytes(9, raw.array()));
    }

    /** Adds one whole number. */
    public String whole(long value) {
        return constant(new Message().number(2, INT64).bytes(9, raw(value)));
    }

    /** Adds a list of one whole number, as operators want for dimensions. */
    public String axis(long value) {
        return constant(new Message().number(1, 1).number(2, INT64).bytes(9, raw(value)));
    }

    private static byte[] raw(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private String constant(Message tensor) {
        var name = "constant" + ++steps;
        graph.message(5, tensor.text(8, name));
        return name;
    }

    /** Adds an operator. */
    public String step(String operator, String... inputs) {
        return step(operator, Map.of(), inputs);
    }

    /** Adds an operator with attributes: whole numbers, or lists of one number if their name is a plural, {@code axes}. */
    public String step(String operator, Map<String, Long> attributes, String... inputs) {
        var name = "step" + ++steps;
        var node = new Message();
        List.of(inputs).forEach(input -> node.text(1, input));
        node.text(2, name).text(4, operator);
        attributes.forEach((key, value) -> node.message(5, attribute(key, value)));
        graph.message(1, node);
        return name;
    }

    private static Message attribute(String name, long value) {
        boolean isList = name.equals("axes");
        return new Message()
                .text(1, name)
                .number(isList ? 8 : 3, value)
                .number(20, isList ? INTS_ATTRIBUTE : INT_ATTRIBUTE);
    }

    /** Returns the file of a model with this output. */
    public byte[] bytes(String output, int type) {
        graph.text(2, "test").message(12, value(output, type, "batch", "width"));
        return new Message()
                .number(1, IR_VERSION)
                .message(8, new Message().number(2, OPERATORS))
                .message(7, graph)
                .bytes
                .toByteArray();
    }
}
