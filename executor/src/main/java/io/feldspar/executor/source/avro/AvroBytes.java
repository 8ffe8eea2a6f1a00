package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;

/// Avro's binary encoding, read from a block, never beyond its end.
final class AvroBytes {

    private final String place;
    private byte[] bytes = {};
    private int position;
    private int end;
    private int sliceStart;

    /// @param place what an error names, such as the file
    AvroBytes(String place) {
        this.place = place;
    }

    void reset(byte[] block, int from, int to) {
        bytes = block;
        position = from;
        end = to;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    long readLong() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (position == end) {
                throw corrupt("the data ends within a number");
            }
            byte b = bytes[position++];
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw corrupt("a number is longer than ten bytes");
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw corrupt("the number " + value + " is not an int");
        }
        return (int) value;
    }

    boolean readBoolean() {
        need(1);
        byte b = bytes[position++];
        if (b != 0 && b != 1) {
            throw corrupt("a boolean is " + b);
        }
        return b == 1;
    }

    float readFloat() {
        return Float.intBitsToFloat((int) littleEndian(4));
    }

    double readDouble() {
        return Double.longBitsToDouble(littleEndian(8));
    }

    private long littleEndian(int size) {
        need(size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (bytes[position++] & 0xFFL) << (8 * i);
        }
        return value;
    }

    /// Skips bytes that are preceded by their length; [#sliceStart()] is where they begin.
    ///
    /// @return their length
    int readSlice() {
        return readFixed(readLong());
    }

    /// Passes over so many bytes; [#sliceStart()] is where they begin.
    int readFixed(long length) {
        need(length);
        sliceStart = position;
        position += (int) length;
        return (int) length;
    }

    int sliceStart() {
        return sliceStart;
    }

    /// The number of items in the next block of an array or map, 0 at its end.
    ///
    /// @param itemsTakeSpace whether each item is at least a byte long
    long readItemCount(boolean itemsTakeSpace) {
        long count = readLong();
        if (count < 0) {
            long size = readLong();
            if (size < 0 || size > remaining() || count == Long.MIN_VALUE) {
                throw corrupt("an array is " + size + " bytes long");
            }
            count = -count;
        }
        if (count > (itemsTakeSpace ? remaining() : 1L << 20)) {
            throw corrupt("an array has " + count + " items in " + remaining() + " bytes");
        }
        return count;
    }

    private void need(long length) {
        if (length < 0 || length > end - position) {
            throw corrupt(length + " bytes are wanted but " + (end - position) + " are left");
        }
    }

    FeldsparException corrupt(String what) {
        return new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "Avro data of %s is damaged: %s".formatted(place, what),
                "Restore the file.");
    }
}
