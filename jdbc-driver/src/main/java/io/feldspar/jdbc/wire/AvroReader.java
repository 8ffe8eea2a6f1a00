package io.feldspar.jdbc.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads values in Avro's binary form. Every length is checked against the bytes that are left
/// before anything is allocated.
public final class AvroReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    public AvroReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public AvroReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /// How an element of an array is read.
    interface Element<T> {
        T read(AvroReader in) throws ProtocolException;
    }

    public boolean readBoolean() throws ProtocolException {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw new ProtocolException("it has the boolean " + value);
        }
        return value == 1;
    }

    public int readInt() throws ProtocolException {
        long value = readLong();
        if (value != (int) value) {
            throw new ProtocolException("it has the int " + value);
        }
        return (int) value;
    }

    public long readLong() throws ProtocolException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new ProtocolException("it has a number that does not end");
    }

    public double readDouble() throws ProtocolException {
        need(8);
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            bits |= (bytes[position++] & 0xFFL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    public String readString() throws ProtocolException {
        int count = readLength();
        String value = new String(bytes, position, count, StandardCharsets.UTF_8);
        position += count;
        return value;
    }

    public byte[] readBytes() throws ProtocolException {
        int count = readLength();
        byte[] value = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return value;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Passes over bytes that are known to be there; gives where they begin.
    int skip(int count) {
        int start = position;
        position += count;
        return start;
    }

    /// The position of an enum's symbol, or of a union's branch.
    int readIndex(int most) throws ProtocolException {
        int index = readInt();
        if (index < 0 || index > most) {
            throw new ProtocolException("it has the index " + index + " of at most " + most);
        }
        return index;
    }

    <T> List<T> readArray(Element<T> element) throws ProtocolException {
        List<T> items = new ArrayList<>();
        for (long count = readBlock(); count != 0; count = readBlock()) {
            for (long i = 0; i < count; i++) {
                items.add(element.read(this));
            }
        }
        return items;
    }

    Map<String, String> readMap() throws ProtocolException {
        Map<String, String> entries = new LinkedHashMap<>();
        for (long count = readBlock(); count != 0; count = readBlock()) {
            for (long i = 0; i < count; i++) {
                String key = readString();
                entries.put(key, readString());
            }
        }
        return entries;
    }

    void expectEnd() throws ProtocolException {
        if (position != end) {
            throw new ProtocolException("it has " + (end - position) + " bytes too many");
        }
    }

    /// The number of elements in the next block, each of which takes a byte at least.
    long readBlock() throws ProtocolException {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0 || count > end - position) {
            throw new ProtocolException("it has an array of " + count + " elements");
        }
        return count;
    }

    int readLength() throws ProtocolException {
        long count = readLong();
        if (count < 0 || count > end - position) {
            throw new ProtocolException(
                    "it has a length of " + count + " where " + (end - position) + " are left");
        }
        return (int) count;
    }

    private byte readByte() throws ProtocolException {
        need(1);
        return bytes[position++];
    }

    private void need(int count) throws ProtocolException {
        if (end - position < count) {
            throw new ProtocolException("it ends too early");
        }
    }
}
