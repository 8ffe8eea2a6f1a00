package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/// The engine's types for Avro's.
///
/// ```text
/// int long, date, time-…        INTEGER BIGINT, DATE, TIME
/// timestamp-…, local-timestamp-…  TIMESTAMP WITH TIME ZONE, TIMESTAMP
/// float double                  REAL DOUBLE
/// bytes fixed, decimal          VARBINARY, DECIMAL up to 38 digits
/// string enum uuid              VARCHAR
/// record array map, unions      VARCHAR that holds JSON
/// ```
/// A union of null and one other type is that type, nullable. One of int and long is BIGINT, one of
/// float and double DOUBLE; every other holds texts as they are and else JSON.
final class AvroTypes {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private AvroTypes() {}

    static Type type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        return switch (schema.getType()) {
            case NULL, STRING, ENUM, RECORD, ARRAY, MAP -> SimpleType.VARCHAR;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case INT ->
                    switch (name) {
                        case "date" -> SimpleType.DATE;
                        case "time-millis" -> SimpleType.TIME;
                        default -> SimpleType.INTEGER;
                    };
            case LONG ->
                    switch (name) {
                        case "time-micros" -> SimpleType.TIME;
                        case "timestamp-millis", "timestamp-micros", "timestamp-nanos" ->
                                SimpleType.TIMESTAMP_TZ;
                        case "local-timestamp-millis",
                                "local-timestamp-micros",
                                "local-timestamp-nanos" ->
                                SimpleType.TIMESTAMP;
                        default -> SimpleType.BIGINT;
                    };
            case FLOAT -> SimpleType.REAL;
            case DOUBLE -> SimpleType.DOUBLE;
            case BYTES, FIXED ->
                    logical instanceof LogicalTypes.Decimal decimal && supported(decimal)
                            ? new DecimalType(decimal.getPrecision(), decimal.getScale())
                            : SimpleType.VARBINARY;
            case UNION -> union(schema);
        };
    }

    private static boolean supported(LogicalTypes.Decimal decimal) {
        return decimal.getPrecision() <= DecimalType.MAX_PRECISION;
    }

    private static Type union(Schema schema) {
        List<Schema> branches =
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList();
        if (branches.size() == 1) {
            return type(branches.getFirst());
        }
        List<Type> types = branches.stream().map(AvroTypes::type).toList();
        if (types.equals(List.of(SimpleType.INTEGER, SimpleType.BIGINT))
                || types.equals(List.of(SimpleType.BIGINT, SimpleType.INTEGER))) {
            return SimpleType.BIGINT;
        }
        if (types.equals(List.of(SimpleType.REAL, SimpleType.DOUBLE))
                || types.equals(List.of(SimpleType.DOUBLE, SimpleType.REAL))) {
            return SimpleType.DOUBLE;
        }
        return SimpleType.VARCHAR;
    }

    /// Whether values of the type are read as text although those of some branch are none.
    static boolean mixed(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                && union(schema) == SimpleType.VARCHAR
                && schema.getTypes().stream()
                                .filter(branch -> branch.getType() != Schema.Type.NULL)
                                .count()
                        > 1;
    }

    /// The record that a row is written as.
    ///
    /// @throws FeldsparException with NOT_SUPPORTED where Avro has no such name or type
    static Schema record(io.feldspar.executor.type.Schema columns) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Field column : columns.fields()) {
            if (!NAME.matcher(column.name()).matches()) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "'%s' is not a valid Avro name".formatted(column.name()),
                        "Rename the column with AS; use letters, digits and _.");
            }
            Schema type = Schema.createUnion(Schema.create(Schema.Type.NULL), written(column));
            fields.add(
                    new Schema.Field(column.name(), type, null, Schema.Field.NULL_DEFAULT_VALUE));
        }
        return Schema.createRecord("row", null, null, false, fields);
    }

    private static Schema written(Field column) {
        return switch (column.type()) {
            case DecimalType(int precision, int scale) ->
                    LogicalTypes.decimal(precision, scale)
                            .addToSchema(Schema.create(Schema.Type.BYTES));
            case NestedType nested ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Column '%s' is %s, which cannot be written to Avro files"
                                    .formatted(column.name(), nested),
                            "Cast it to VARCHAR, or select its parts.");
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
                        case TINYINT, SMALLINT, INTEGER -> Schema.create(Schema.Type.INT);
                        case BIGINT -> Schema.create(Schema.Type.LONG);
                        case REAL -> Schema.create(Schema.Type.FLOAT);
                        case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
                        case DATE ->
                                LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
                        case TIME -> logical(LogicalTypes.timeMicros());
                        case TIMESTAMP -> logical(LogicalTypes.localTimestampMicros());
                        case TIMESTAMP_TZ -> logical(LogicalTypes.timestampMicros());
                        case VARCHAR, NULL -> Schema.create(Schema.Type.STRING);
                        case VARBINARY -> Schema.create(Schema.Type.BYTES);
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
                                throw new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "Avro has no type for column '%s' of type %s"
                                                .formatted(column.name(), column.type().sql()),
                                        "Cast it to VARCHAR.");
                    };
        };
    }

    private static Schema logical(LogicalType type) {
        return type.addToSchema(Schema.create(Schema.Type.LONG));
    }
}
