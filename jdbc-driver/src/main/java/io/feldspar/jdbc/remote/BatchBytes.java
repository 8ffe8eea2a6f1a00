package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.wire.ProtocolException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The numbers of a batch in binary form, the lowest byte first. Every length is checked against
/// the bytes that are left before anything is allocated.
final class BatchBytes {

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    BatchBytes(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Passes over bytes; gives where they begin.
    int skip(long count) throws ProtocolException {
        need(count);
        int start = position;
        position += (int) count;
        return start;
    }

    int readByte() throws ProtocolException {
        need(1);
        return bytes[position++];
    }

    boolean readFlag() throws ProtocolException {
        int flag = readByte();
        if (flag != 0 && flag != 1) {
            throw new ProtocolException("it has the flag " + flag);
        }
        return flag == 1;
    }

    int readInt() throws ProtocolException {
        need(Integer.BYTES);
        int value = (int) INTS.get(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    private long readLong() throws ProtocolException {
        need(Long.BYTES);
        long value = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /// Seven bits a byte, the lowest first.
    int readCount(int most) throws ProtocolException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if (value > most) {
                    break;
                }
                return (int) value;
            }
        }
        throw new ProtocolException("it has a count of more than " + most);
    }

    long[] readLongs(int count) throws ProtocolException {
        need((long) Long.BYTES * count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = (long) LONGS.get(bytes, position + Long.BYTES * i);
        }
        position += Long.BYTES * count;
        return values;
    }

    /// `least (8)  width (1): 0, 1, 2, 4 or 8  differences to it (width each)`
    long[] readIntegers(int count) throws ProtocolException {
        long least = readLong();
        int width = readByte();
        if (width < 0 || width > 8 || Integer.bitCount(width) > 1) {
            throw new ProtocolException("it has integers of the width " + width);
        }
        need((long) width * count);
        long[] values = new long[count];
        int at = position;
        switch (width) {
            case 1:
                for (int i = 0; i < count; i++) {
                    values[i] = least + (bytes[at + i] & 0xFF);
                }
                break;
            case 2:
                for (int i = 0; i < count; i++) {
                    values[i] = least + ((short) SHORTS.get(bytes, at + 2 * i) & 0xFFFF);
                }
                break;
            case 4:
                for (int i = 0; i < count; i++) {
                    values[i] = least + ((int) INTS.get(bytes, at + 4 * i) & 0xFFFF_FFFFL);
                }
                break;
            case 8:
                for (int i = 0; i < count; i++) {
                    values[i] = least + (long) LONGS.get(bytes, at + 8 * i);
                }
                break;
            default:
                Arrays.fill(values, least);
        }
        position += width * count;
        return values;
    }

    void expectEnd() throws ProtocolException {
        if (position != end) {
            throw new ProtocolException("it has " + remaining() + " bytes too many");
        }
    }

    private void need(long count) throws ProtocolException {
        if (count > remaining()) {
            throw new ProtocolException("it ends too early");
        }
    }
}
