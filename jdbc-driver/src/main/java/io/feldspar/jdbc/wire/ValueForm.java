package io.feldspar.jdbc.wire;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Avro form of parameters' values, a union by their Java classes, and of types and columns.
final class ValueForm {

    private static final int LAST_BRANCH = 13;
    private static final int MAX_SCALE = 100_000;
    private static final int MAX_DEPTH = 256;

    private ValueForm() {}

    static void write(AvroWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeInt(0);
        } else if (value instanceof Boolean) {
            out.writeInt(1);
            out.writeBoolean((Boolean) value);
        } else if (value instanceof Integer) {
            out.writeInt(2);
            out.writeInt((Integer) value);
        } else if (value instanceof Long) {
            out.writeInt(3);
            out.writeLong((Long) value);
        } else if (value instanceof Double) {
            out.writeInt(4);
            out.writeDouble((Double) value);
        } else if (value instanceof String) {
            out.writeInt(5);
            out.writeString((String) value);
        } else if (value instanceof byte[]) {
            out.writeInt(6);
            out.writeBytes((byte[]) value);
        } else if (value instanceof BigDecimal) {
            out.writeInt(7);
            out.writeBytes(((BigDecimal) value).unscaledValue().toByteArray());
            out.writeInt(((BigDecimal) value).scale());
        } else {
            writeTemporal(out, value);
        }
    }

    private static void writeTemporal(AvroWriter out, Object value) {
        if (value instanceof LocalDate) {
            out.writeInt(8);
            out.writeLong(((LocalDate) value).toEpochDay());
        } else if (value instanceof LocalTime) {
            out.writeInt(9);
            out.writeLong(((LocalTime) value).toNanoOfDay());
        } else if (value instanceof LocalDateTime) {
            out.writeInt(10);
            out.writeLong(((LocalDateTime) value).toEpochSecond(ZoneOffset.UTC));
            out.writeInt(((LocalDateTime) value).getNano());
        } else if (value instanceof OffsetDateTime) {
            OffsetDateTime moment = (OffsetDateTime) value;
            out.writeInt(11);
            out.writeLong(moment.toEpochSecond());
            out.writeInt(moment.getNano());
            out.writeInt(moment.getOffset().getTotalSeconds());
        } else if (value instanceof Period) {
            out.writeInt(12);
            out.writeInt(((Period) value).getYears());
            out.writeInt(((Period) value).getMonths());
            out.writeInt(((Period) value).getDays());
        } else if (value instanceof Duration) {
            out.writeInt(13);
            out.writeLong(((Duration) value).getSeconds());
            out.writeInt(((Duration) value).getNano());
        } else {
            throw new IllegalArgumentException("a " + value.getClass() + " is not a parameter");
        }
    }

    /// An array of values, any of which may be null.
    static List<@Nullable Object> readAll(AvroReader in) throws ProtocolException {
        List<@Nullable Object> values = new ArrayList<>();
        for (long count = in.readBlock(); count != 0; count = in.readBlock()) {
            for (long i = 0; i < count; i++) {
                values.add(read(in));
            }
        }
        return values;
    }

    private static @Nullable Object read(AvroReader in) throws ProtocolException {
        int branch = in.readIndex(LAST_BRANCH);
        switch (branch) {
            case 0:
                return null;
            case 1:
                return in.readBoolean();
            case 2:
                return in.readInt();
            case 3:
                return in.readLong();
            case 4:
                return in.readDouble();
            case 5:
                return in.readString();
            case 6:
                return in.readBytes();
            case 7:
                return readDecimal(in);
            default:
                try {
                    return readTemporal(branch, in);
                } catch (DateTimeException | ArithmeticException error) {
                    throw new ProtocolException(
                            "it has a date or time that cannot be: " + error.getMessage());
                }
        }
    }

    /// Scales are bounded, since arithmetic with a huge one takes for ever.
    private static BigDecimal readDecimal(AvroReader in) throws ProtocolException {
        byte[] unscaled = in.readBytes();
        int scale = in.readInt();
        if (unscaled.length == 0 || Math.abs((long) scale) > MAX_SCALE) {
            throw new ProtocolException("it has a decimal of the scale " + scale);
        }
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    private static Object readTemporal(int branch, AvroReader in) throws ProtocolException {
        switch (branch) {
            case 8:
                return LocalDate.ofEpochDay(in.readLong());
            case 9:
                return LocalTime.ofNanoOfDay(in.readLong());
            case 10:
                return LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC);
            case 11:
                long second = in.readLong();
                int nano = in.readInt();
                ZoneOffset offset = ZoneOffset.ofTotalSeconds(in.readInt());
                return OffsetDateTime.of(
                        LocalDateTime.ofEpochSecond(
                                Math.addExact(second, offset.getTotalSeconds()),
                                nano,
                                ZoneOffset.UTC),
                        offset);
            case 12:
                return Period.of(in.readInt(), in.readInt(), in.readInt());
            default:
                long seconds = in.readLong();
                return Duration.ofSeconds(seconds, in.readInt());
        }
    }

    static void writeType(AvroWriter out, EngineType type) {
        out.writeInt(type.kind().ordinal());
        out.writeInt(type.precision());
        out.writeInt(type.scale());
        out.writeArray(type.parts(), ValueForm::writeColumn);
    }

    static EngineType readType(AvroReader in) throws ProtocolException {
        return readType(in, 0);
    }

    private static EngineType readType(AvroReader in, int depth) throws ProtocolException {
        if (depth > MAX_DEPTH) {
            throw new ProtocolException("it has a type that is nested too deeply");
        }
        TypeKind[] kinds = TypeKind.values();
        TypeKind kind = kinds[in.readIndex(kinds.length - 1)];
        int precision = in.readInt();
        int scale = in.readInt();
        List<EngineColumn> parts = in.readArray(part -> readColumn(part, depth + 1));
        switch (kind) {
            case DECIMAL:
                return EngineType.decimal(precision, scale);
            case VARCHAR:
                return precision == kind.precision()
                        ? EngineType.of(kind)
                        : EngineType.text(precision, scale != kind.scale());
            case ARRAY:
                expectParts(kind, parts, 1);
                return EngineType.array(parts.get(0).type());
            case MAP:
                expectParts(kind, parts, 2);
                return EngineType.map(parts.get(0).type(), parts.get(1).type());
            case STRUCT:
                return EngineType.struct(parts);
            default:
                return EngineType.of(kind);
        }
    }

    private static void expectParts(TypeKind kind, List<EngineColumn> parts, int count)
            throws ProtocolException {
        if (parts.size() != count) {
            throw new ProtocolException("it has a type " + kind + " of " + parts.size() + " parts");
        }
    }

    static void writeColumn(AvroWriter out, EngineColumn column) {
        out.writeString(column.name());
        writeType(out, column.type());
        out.writeBoolean(column.nullable());
    }

    static EngineColumn readColumn(AvroReader in) throws ProtocolException {
        return readColumn(in, 0);
    }

    private static EngineColumn readColumn(AvroReader in, int depth) throws ProtocolException {
        return new EngineColumn(in.readString(), readType(in, depth), in.readBoolean());
    }
}
