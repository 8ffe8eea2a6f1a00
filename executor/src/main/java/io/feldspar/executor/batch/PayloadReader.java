package io.feldspar.executor.batch;

import java.util.Arrays;

/// Reads what a [PayloadWriter] wrote. Every length is checked against the bytes that are left
/// before anything is allocated.
final class PayloadReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    PayloadReader(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    int readByte() throws CorruptBatchException {
        need(1);
        return bytes[position++];
    }

    long readLong() throws CorruptBatchException {
        need(Long.BYTES);
        long value = (long) PayloadWriter.LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /// @param most what the number may be at most
    int readCount(int most) throws CorruptBatchException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if (value > most) {
                    throw new CorruptBatchException(
                            "it has the count " + value + " where at most " + most + " can be");
                }
                return (int) value;
            }
        }
        throw new CorruptBatchException("it has a count that does not end");
    }

    byte[] readBytes(int count) throws CorruptBatchException {
        need(count);
        byte[] read = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return read;
    }

    long[] readLongs(int count) throws CorruptBatchException {
        need((long) Long.BYTES * count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = (long) PayloadWriter.LONGS.get(bytes, position + Long.BYTES * i);
        }
        position += Long.BYTES * count;
        return values;
    }

    /// Reads what [PayloadWriter#writeIntegers] wrote into the first `count` values.
    void readIntegers(long[] values, int count) throws CorruptBatchException {
        long least = readLong();
        int width = readByte();
        if (width < 0 || width > 8 || Integer.bitCount(width) > 1) {
            throw new CorruptBatchException("it has integers of the width " + width);
        }
        need((long) width * count);
        byte[] in = bytes;
        int at = position;
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = least + (in[at + i] & 0xFF);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = least + ((short) PayloadWriter.SHORTS.get(in, at + 2 * i) & 0xFFFF);
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    values[i] =
                            least + ((int) PayloadWriter.INTS.get(in, at + 4 * i) & 0xFFFF_FFFFL);
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = least + (long) PayloadWriter.LONGS.get(in, at + 8 * i);
                }
            }
            default -> Arrays.fill(values, 0, count, least);
        }
        position += width * count;
    }

    void expectEnd() throws CorruptBatchException {
        if (position != end) {
            throw new CorruptBatchException("it has " + remaining() + " bytes too many");
        }
    }

    private void need(long count) throws CorruptBatchException {
        if (count > remaining()) {
            throw new CorruptBatchException(
                    "it has " + remaining() + " bytes left where " + count + " are needed");
        }
    }
}
