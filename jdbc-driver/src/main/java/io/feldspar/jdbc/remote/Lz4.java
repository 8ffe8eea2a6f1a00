package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.wire.ProtocolException;

/// Decompresses a block of LZ4: sequences of literals and of copies of what came before.
///
/// ```text
/// token: literals (4 bits), copy (4 bits)   more literals   literals   distance (2)   more copy
/// ```
/// A length of 15 continues in bytes that are added to it, the last of which is not 255. A copy is
/// 4 bytes longer than its length field. The last sequence ends with its literals.
final class Lz4 {

    private static final int LEAST_COPY = 4;
    private static final int GOES_ON = 15;

    private final byte[] in;
    private final int end;
    private int position;

    private Lz4(byte[] in, int start, int length) {
        this.in = in;
        this.position = start;
        this.end = start + length;
    }

    /// @param plain how many bytes these are when decompressed
    /// @throws ProtocolException where they are not
    static byte[] decompress(byte[] in, int start, int length, int plain) throws ProtocolException {
        return new Lz4(in, start, length).decompress(new byte[plain]);
    }

    private byte[] decompress(byte[] out) throws ProtocolException {
        int at = 0;
        while (true) {
            int token = next();
            int literals = length(token >>> 4);
            if (literals > end - position || literals > out.length - at) {
                throw damaged();
            }
            System.arraycopy(in, position, out, at, literals);
            position += literals;
            at += literals;
            if (position == end) {
                if (at != out.length) {
                    throw damaged();
                }
                return out;
            }
            int distance = next() | next() << 8;
            int copy = length(token & GOES_ON) + LEAST_COPY;
            if (distance == 0 || distance > at || copy > out.length - at) {
                throw damaged();
            }
            copy(out, at, distance, copy);
            at += copy;
        }
    }

    /// What is copied may overlap what it is copied to.
    private static void copy(byte[] out, int at, int distance, int length) {
        if (distance >= length) {
            System.arraycopy(out, at - distance, out, at, length);
        } else {
            for (int i = at; i < at + length; i++) {
                out[i] = out[i - distance];
            }
        }
    }

    private int length(int first) throws ProtocolException {
        int length = first;
        if (first == GOES_ON) {
            int more = 255;
            while (more == 255) {
                more = next();
                length += more;
            }
        }
        return length;
    }

    private int next() throws ProtocolException {
        if (position == end) {
            throw damaged();
        }
        return in[position++] & 0xFF;
    }

    private static ProtocolException damaged() {
        return new ProtocolException("it is not a block of LZ4");
    }
}
