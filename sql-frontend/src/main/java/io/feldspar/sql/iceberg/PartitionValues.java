package io.feldspar.sql.iceberg;

import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/// The values of the fields of a specification: in manifests, and the range of those of a manifest.
final class PartitionValues {

    private static final int UUID_BYTES = 16;

    private final PartitionSpec spec;
    private final List<Type> types = new ArrayList<>();
    private final List<Schema.Field> avro = new ArrayList<>();

    /// @param metadata of the table, whose columns they follow from
    PartitionValues(PartitionSpec spec, TableMetadata metadata) {
        this.spec = spec;
        for (PartitionSpec.Field field : spec.fields()) {
            Type column = metadata.typeOf(field.source());
            Transform transform = field.transform();
            Type type =
                    column == null || transform == null
                            ? SimpleType.VARCHAR
                            : transform.resultType(column);
            types.add(type);
            avro.add(AvroShapes.optional(avroName(field.name()), field.id(), avroType(type)));
        }
    }

    /// Fields of the records that hold the values in a manifest.
    List<Schema.Field> avro() {
        return avro;
    }

    private static String avroName(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (letter || (digit && !text.isEmpty())) {
                text.append(c);
            } else {
                text.append(
                        digit ? "_" + c : "_x" + Integer.toHexString(c).toUpperCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static Schema avroType(Type type) {
        return switch (type) {
            case DecimalType(int precision, int scale) ->
                    LogicalTypes.decimal(precision, scale)
                            .addToSchema(
                                    Schema.createFixed(
                                            "decimal_" + precision + "_" + scale,
                                            null,
                                            null,
                                            decimalBytes(precision)));
            case NestedType _ -> throw new IllegalArgumentException("no partitions by " + type);
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> AvroShapes.BOOLEAN;
                        case TINYINT, SMALLINT, INTEGER -> AvroShapes.INT;
                        case DATE -> LogicalTypes.date().addToSchema(create(Schema.Type.INT));
                        case BIGINT -> AvroShapes.LONG;
                        case TIME ->
                                LogicalTypes.timeMicros().addToSchema(create(Schema.Type.LONG));
                        case TIMESTAMP -> timestamp(false);
                        case TIMESTAMP_TZ -> timestamp(true);
                        case REAL -> create(Schema.Type.FLOAT);
                        case DOUBLE -> create(Schema.Type.DOUBLE);
                        case VARCHAR -> AvroShapes.STRING;
                        case VARBINARY -> AvroShapes.BYTES;
                        case UUID ->
                                LogicalTypes.uuid()
                                        .addToSchema(
                                                Schema.createFixed(
                                                        "uuid_fixed", null, null, UUID_BYTES));
                        case NULL, VARIANT, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                                throw new IllegalArgumentException("no partitions by " + type);
                    };
        };
    }

    private static Schema create(Schema.Type type) {
        return Schema.create(type);
    }

    private static Schema timestamp(boolean zoned) {
        Schema schema = LogicalTypes.timestampMicros().addToSchema(create(Schema.Type.LONG));
        schema.addProp("adjust-to-utc", zoned);
        return schema;
    }

    /// As many bytes as the largest value needs.
    private static int decimalBytes(int precision) {
        return BigInteger.TEN.pow(precision).bitLength() / 8 + 1;
    }

    /// The record of a file's values.
    GenericData.Record record(List<@Nullable Object> values, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < types.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                Schema own = avro.get(i).schema().getTypes().get(1);
                record.put(i, avroValue(types.get(i), value, own));
            }
        }
        return record;
    }

    private static Object avroValue(Type type, Object value, Schema schema) {
        return switch (value) {
            case BigDecimal decimal -> {
                byte[] bytes = new byte[schema.getFixedSize()];
                byte[] unscaled = decimal.unscaledValue().toByteArray();
                Arrays.fill(bytes, (byte) (decimal.signum() < 0 ? -1 : 0));
                System.arraycopy(
                        unscaled, 0, bytes, bytes.length - unscaled.length, unscaled.length);
                yield new GenericData.Fixed(schema, bytes);
            }
            case byte[] bytes when type == SimpleType.UUID -> new GenericData.Fixed(schema, bytes);
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case Double number when type == SimpleType.REAL -> (Object) number.floatValue();
            default -> value;
        };
    }

    /// A value that a manifest has, as [io.feldspar.executor.vector.Values] defines it but for
    /// integers that were narrower when they were written.
    static @Nullable Object read(@Nullable Object value, Schema schema) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case Float number -> number.doubleValue();
            case ByteBuffer buffer -> read(bytes(buffer), schema);
            case GenericFixed fixed -> read(fixed.bytes(), schema);
            case null -> null;
            default -> value;
        };
    }

    private static Object read(byte[] bytes, Schema union) {
        for (Schema schema : union.isUnion() ? union.getTypes() : List.of(union)) {
            if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
                return new BigDecimal(new BigInteger(bytes), decimal.getScale());
            }
        }
        return bytes;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /// The ranges that the values of a manifest's files are in, a range for each field.
    List<ManifestFile.PartitionRange> ranges(List<ManifestEntry> entries) {
        List<ManifestFile.PartitionRange> ranges = new ArrayList<>();
        for (int i = 0; i < spec.fields().size(); i++) {
            int field = i;
            ranges.add(
                    range(
                            types.get(i),
                            entries.stream()
                                    .map(entry -> entry.file().partition().get(field))
                                    .toList()));
        }
        return ranges;
    }

    private static ManifestFile.PartitionRange range(
            Type type, List<? extends @Nullable Object> values) {
        boolean hasNull = false;
        boolean hasNan = false;
        Object low = null;
        Object high = null;
        for (Object value : values) {
            if (value == null) {
                hasNull = true;
            } else if (value instanceof Double number && number.isNaN()) {
                hasNan = true;
            } else {
                low = low == null || compare(type, value, low) < 0 ? value : low;
                high = high == null || compare(type, value, high) > 0 ? value : high;
            }
        }
        return new ManifestFile.PartitionRange(
                hasNull,
                hasNan,
                low == null ? null : BoundBytes.exact(type, low),
                high == null ? null : BoundBytes.exact(type, high));
    }

    /// In Iceberg's order, which takes UUIDs as Java does.
    private static int compare(Type type, Object left, Object right) {
        return switch (left) {
            case BigDecimal decimal -> decimal.compareTo((BigDecimal) right);
            case Double real -> real.compareTo((Double) right);
            case Number number -> Long.compare(number.longValue(), ((Number) right).longValue());
            case Boolean truth -> truth.compareTo((Boolean) right);
            case String text -> text.compareTo((String) right);
            case byte[] bytes when type == SimpleType.UUID ->
                    uuid(bytes).compareTo(uuid((byte[]) right));
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) right);
            default -> throw new IllegalArgumentException(Objects.toString(left));
        };
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
