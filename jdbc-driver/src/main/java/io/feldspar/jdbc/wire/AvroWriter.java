package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Writes values in Avro's binary form into a growing array.
public final class AvroWriter {

    private byte[] bytes;
    private int length;

    public AvroWriter() {
        this(256);
    }

    public AvroWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /// Four bytes, the highest first. Not an Avro form: frames have it.
    void writeFixedInt(int value) {
        ensure(4);
        bytes[length++] = (byte) (value >>> 24);
        bytes[length++] = (byte) (value >>> 16);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    void patchFixedInt(int position, int value) {
        bytes[position] = (byte) (value >>> 24);
        bytes[position + 1] = (byte) (value >>> 16);
        bytes[position + 2] = (byte) (value >>> 8);
        bytes[position + 3] = (byte) value;
    }

    void writeByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    public void writeInt(int value) {
        writeLong(value);
    }

    /// Zigzag, then seven bits a byte, the lowest first.
    public void writeLong(long value) {
        ensure(10);
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    public void writeDouble(double value) {
        ensure(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void writeString(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public void writeBytes(byte[] value) {
        writeBytes(value, 0, value.length);
    }

    public void writeBytes(byte[] from, int start, int count) {
        writeLong(count);
        ensure(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    <T> void writeArray(List<? extends T> items, BiConsumer<AvroWriter, T> writer) {
        if (!items.isEmpty()) {
            writeLong(items.size());
            for (T item : items) {
                writer.accept(this, item);
            }
        }
        writeLong(0);
    }

    void writeMap(Map<String, String> entries) {
        if (!entries.isEmpty()) {
            writeLong(entries.size());
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                writeString(entry.getKey());
                writeString(entry.getValue());
            }
        }
        writeLong(0);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
        }
    }
}
