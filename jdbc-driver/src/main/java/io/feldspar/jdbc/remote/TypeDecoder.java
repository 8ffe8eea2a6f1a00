package io.feldspar.jdbc.remote;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import io.feldspar.jdbc.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the type of a column: a code, and the parameters of a parameterized type. A nested type is
/// followed by the types that it consists of.
final class TypeDecoder {

    private static final int DECIMAL = 64;
    private static final int ARRAY = 65;
    private static final int MAP = 66;
    private static final int STRUCT = 67;
    private static final int MAX_DEPTH = 256;

    /// By their codes in a batch.
    private static final TypeKind[] KINDS = {
        TypeKind.NULL,
        TypeKind.BOOLEAN,
        TypeKind.TINYINT,
        TypeKind.SMALLINT,
        TypeKind.INTEGER,
        TypeKind.BIGINT,
        TypeKind.REAL,
        TypeKind.DOUBLE,
        TypeKind.DATE,
        TypeKind.TIME,
        TypeKind.TIMESTAMP,
        TypeKind.TIMESTAMP_TZ,
        TypeKind.INTERVAL_YEAR_MONTH,
        TypeKind.INTERVAL_DAY_TIME,
        TypeKind.VARCHAR,
        TypeKind.VARBINARY,
        TypeKind.UUID,
        TypeKind.VARIANT
    };

    private TypeDecoder() {}

    static EngineType read(BatchBytes in) throws ProtocolException {
        return read(in, 0);
    }

    private static EngineType read(BatchBytes in, int depth) throws ProtocolException {
        if (depth > MAX_DEPTH) {
            throw new ProtocolException("it has a type that is nested too deeply");
        }
        int code = in.readByte();
        switch (code) {
            case DECIMAL:
                int precision = in.readByte();
                return EngineType.decimal(precision, in.readByte());
            case ARRAY:
                return EngineType.array(read(in, depth + 1));
            case MAP:
                EngineType key = read(in, depth + 1);
                return EngineType.map(key, read(in, depth + 1));
            case STRUCT:
                return readStruct(in, depth + 1);
            default:
                if (code < 0 || code >= KINDS.length) {
                    throw new ProtocolException("it has an unknown type " + code);
                }
                return EngineType.of(KINDS[code]);
        }
    }

    private static EngineType readStruct(BatchBytes in, int depth) throws ProtocolException {
        int count = in.readCount(in.remaining());
        List<EngineColumn> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readCount(in.remaining());
            int start = in.skip(length);
            String name = new String(in.bytes(), start, length, StandardCharsets.UTF_8);
            fields.add(new EngineColumn(name, read(in, depth), true));
        }
        return EngineType.struct(fields);
    }
}
