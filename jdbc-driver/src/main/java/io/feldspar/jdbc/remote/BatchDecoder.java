package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.wire.ProtocolException;
import java.util.zip.CRC32C;

/// Reads batches in their binary form, one result's after the other. The layout is told in
/// docs/protocol.md.
final class BatchDecoder {

    private static final int HEADER = 24;
    private static final int MAGIC = 'F' | 'B' << 8 | 'A' << 16 | 'T' << 24;
    private static final int VERSION = 1;
    private static final int MAX_ROWS = 1 << 20;
    private static final int MAX_PAYLOAD = 1 << 30;
    private static final int NONE = 0;
    private static final int LZ4 = 1;
    private static final String CORRUPT = "XX001";

    private final ColumnDecoder[] columns;
    private final CRC32C crc = new CRC32C();

    BatchDecoder(int columns) {
        this.columns = new ColumnDecoder[columns];
        for (int i = 0; i < columns; i++) {
            this.columns[i] = new ColumnDecoder();
        }
    }

    EngineBatch decode(byte[] bytes, int start, int length) throws EngineException {
        try {
            return read(bytes, start, length);
        } catch (ProtocolException error) {
            throw new EngineException(
                    "A batch of rows was damaged on its way: " + error.getMessage(),
                    CORRUPT,
                    error);
        }
    }

    private EngineBatch read(byte[] bytes, int start, int length) throws ProtocolException {
        BatchBytes header = new BatchBytes(bytes, start, Math.min(length, HEADER) + start);
        if (header.readInt() != MAGIC) {
            throw new ProtocolException("it has no header");
        }
        int version = header.readByte();
        int kind = header.readByte();
        int compression = header.readByte();
        header.readByte();
        int stored = header.readInt();
        int plain = header.readInt();
        int payloadSum = header.readInt();
        if (header.readInt() != checksum(bytes, start, HEADER - Integer.BYTES)) {
            throw new ProtocolException("its header does not match its checksum");
        }
        if (version != VERSION || kind != 0 || compression < NONE || compression > LZ4) {
            throw new ProtocolException(
                    "its version, kind and compression are "
                            + version
                            + ", "
                            + kind
                            + " and "
                            + compression);
        }
        if (stored != length - HEADER || plain < 0 || plain > mostPlain(compression, stored)) {
            throw new ProtocolException("it has the lengths " + stored + " and " + plain);
        }
        if (payloadSum != checksum(bytes, start + HEADER, stored)) {
            throw new ProtocolException("it does not match its checksum");
        }
        if (compression == LZ4) {
            byte[] payload = Lz4.decompress(bytes, start + HEADER, stored, plain);
            return readColumns(new BatchBytes(payload, 0, plain));
        }
        if (plain != stored) {
            throw new ProtocolException("it has the length " + plain + " instead of " + stored);
        }
        return readColumns(new BatchBytes(bytes, start + HEADER, start + length));
    }

    /// So many bytes a batch of that length can be when decompressed.
    private static long mostPlain(int compression, int stored) {
        return compression == LZ4 ? Math.min(MAX_PAYLOAD, 256L * stored + 64) : stored;
    }

    private RemoteBatch readColumns(BatchBytes in) throws ProtocolException {
        int rows = in.readCount(MAX_ROWS);
        if (in.readCount(MAX_ROWS) != columns.length) {
            throw new ProtocolException("it has not " + columns.length + " columns");
        }
        RemoteColumn[] read = new RemoteColumn[columns.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = columns[i].read(in, rows);
        }
        in.expectEnd();
        return new RemoteBatch(read, rows);
    }

    private int checksum(byte[] bytes, int start, int length) {
        crc.reset();
        crc.update(bytes, start, length);
        return (int) crc.getValue();
    }
}
