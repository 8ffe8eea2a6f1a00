package io.feldspar.executor.batch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// A piece of a stream of batches: a header and a payload, both with a checksum. Numbers are
/// little-endian.
///
/// ```text
/// 0   "FBAT"
/// 4   version (1), kind (1), compression (1), zero (1)
/// 8   bytes of the payload as stored (4)
/// 12  bytes of the payload when decompressed (4)
/// 16  CRC32C of the payload as stored (4)
/// 20  CRC32C of the bytes 0 to 20 (4)
/// 24  payload
/// ```
/// The header is checked before anything is allocated for the payload. An object of this class
/// holds the buffers of one writer or reader.
final class Frame {

    /// What a frame holds. The ordinal is written: append new ones at the end.
    enum Kind {
        /// One batch.
        BATCH,
        /// The number of batches before it. Nothing follows.
        END
    }

    static final int MAX_PAYLOAD = 1 << 30;

    private static final byte VERSION = 1;
    private static final int MAGIC =
            ByteBuffer.wrap(new byte[] {'F', 'B', 'A', 'T'})
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
    private static final int HEADER = 24;

    private final byte[] header = new byte[HEADER];
    private final ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private byte[] stored = new byte[0];

    /// Writes a frame and gives its length.
    int write(Kind kind, PayloadWriter payload, Compression wanted, DataOutput out)
            throws IOException {
        int plain = payload.length();
        byte[] bytes = payload.bytes();
        int length = plain;
        Compression used = Compression.NONE;
        if (wanted != Compression.NONE) {
            stored = room(stored, Compression.mostStored(plain));
            int compressed = wanted.compress(bytes, plain, stored);
            if (compressed < plain - (plain >> 3)) {
                bytes = stored;
                length = compressed;
                used = wanted;
            }
        }
        fields.clear();
        fields.putInt(MAGIC);
        fields.put(VERSION).put((byte) kind.ordinal()).put((byte) used.ordinal()).put((byte) 0);
        fields.putInt(length).putInt(plain).putInt(checksum(bytes, length));
        fields.putInt(checksum(header, HEADER - Integer.BYTES));
        out.write(header);
        out.write(bytes, 0, length);
        return HEADER + length;
    }

    /// Reads a frame's payload.
    ///
    /// @throws CorruptBatchException where this is not a whole frame of that kind
    PayloadReader read(Kind wanted, DataInput in) throws IOException {
        if (readHeader(in) != wanted) {
            throw new CorruptBatchException("it is not a frame of the kind " + wanted);
        }
        return readPayload(in);
    }

    /// Reads and checks the header of the next frame; [#readPayload] has to follow.
    Kind readHeader(DataInput in) throws IOException {
        try {
            in.readFully(header);
        } catch (EOFException _) {
            throw new CorruptBatchException("it ends within a header");
        }
        fields.clear();
        if (fields.getInt(0) != MAGIC
                || fields.getInt(HEADER - Integer.BYTES)
                        != checksum(header, HEADER - Integer.BYTES)) {
            throw new CorruptBatchException("its header does not match its checksum");
        }
        if (header[4] != VERSION) {
            throw new CorruptBatchException(
                    "it has version " + header[4] + ", but this program reads version " + VERSION);
        }
        Kind[] kinds = Kind.values();
        if (header[5] < 0 || header[5] >= kinds.length) {
            throw new CorruptBatchException("its header has an unknown kind " + header[5]);
        }
        return kinds[header[5]];
    }

    PayloadReader readPayload(DataInput in) throws IOException {
        Compression compression = compression();
        int length = fields.getInt(8);
        int plain = fields.getInt(12);
        if (length < 0
                || length > Compression.mostStored(MAX_PAYLOAD)
                || plain < 0
                || plain > compression.mostPlain(length)) {
            throw new CorruptBatchException(
                    "its header has impossible lengths " + length + " and " + plain);
        }
        byte[] read = compression == Compression.NONE ? new byte[length] : buffer(length);
        try {
            in.readFully(read, 0, length);
        } catch (EOFException _) {
            throw new CorruptBatchException("it ends before the payload does");
        }
        if (fields.getInt(16) != checksum(read, length)) {
            throw new CorruptBatchException("its payload does not match its checksum");
        }
        if (compression == Compression.NONE) {
            return new PayloadReader(read, plain);
        }
        byte[] decompressed = new byte[plain];
        if (!compression.decompress(read, length, decompressed, plain)) {
            throw new CorruptBatchException("its payload cannot be decompressed");
        }
        return new PayloadReader(decompressed, plain);
    }

    private Compression compression() throws CorruptBatchException {
        Compression[] all = Compression.values();
        if (header[6] < 0 || header[6] >= all.length) {
            throw new CorruptBatchException("its compression " + header[6] + " is not known");
        }
        return all[header[6]];
    }

    private byte[] buffer(int length) {
        stored = room(stored, length);
        return stored;
    }

    private int checksum(byte[] bytes, int length) {
        crc.reset();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /// The buffer, or a larger one without its contents.
    private static byte[] room(byte[] buffer, int length) {
        return buffer.length >= length ? buffer : new byte[length + (length >> 3)];
    }
}
