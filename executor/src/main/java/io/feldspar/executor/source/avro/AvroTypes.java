package io.feldspar.executor.source.avro;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
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
/// record array map              STRUCT ARRAY MAP<VARCHAR, …>
/// other unions                  VARCHAR that holds JSON
/// ```
/// A union of null and one other type is that type, nullable. One of int and long is BIGINT, one of
/// float and double DOUBLE; every other holds texts as they are and else JSON. So do records within
/// themselves, records without fields, and what is nested very deeply.
final class AvroTypes {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final int MAX_DEPTH = 40;

    /// The records, arrays and maps around the schema at hand.
    private final List<Schema> around = new ArrayList<>();

    private AvroTypes() {}

    static Type type(Schema schema) {
        return new AvroTypes().of(schema);
    }

    private Type of(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        return switch (schema.getType()) {
            case NULL, STRING, ENUM -> SimpleType.VARCHAR;
            case RECORD, ARRAY, MAP -> nested(schema);
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

    private Type nested(Schema schema) {
        if (around.size() == MAX_DEPTH || around.contains(schema)) {
            return SimpleType.VARCHAR;
        }
        around.add(schema);
        Type type =
                switch (schema.getType()) {
                    case ARRAY -> new ArrayType(of(schema.getElementType()));
                    case MAP -> new MapType(SimpleType.VARCHAR, of(schema.getValueType()));
                    default -> {
                        List<Member> members = new ArrayList<>();
                        for (Schema.Field field : schema.getFields()) {
                            members.add(new Member(field.name(), of(field.schema())));
                        }
                        yield members.isEmpty() ? SimpleType.VARCHAR : new StructType(members);
                    }
                };
        around.removeLast();
        return type;
    }

    private static boolean supported(LogicalTypes.Decimal decimal) {
        return decimal.getPrecision() <= DecimalType.MAX_PRECISION;
    }

    private Type union(Schema schema) {
        List<Schema> branches =
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .toList();
        if (branches.size() == 1) {
            return of(branches.getFirst());
        }
        List<Type> types = branches.stream().map(this::of).toList();
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

    /// The record that a row is written as.
    ///
    /// @throws FeldsparException with NOT_SUPPORTED where Avro has no such name or type
    static Schema record(io.feldspar.executor.type.Schema columns) {
        return record("row", columns.fields());
    }

    private static Schema record(String record, List<Field> columns) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Field column : columns) {
            if (!NAME.matcher(column.name()).matches()) {
                throw new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "'%s' is not a valid Avro name".formatted(column.name()),
                        "Rename the column with AS; use letters, digits and _.");
            }
            Schema type = nullable(record + "_" + column.name(), column.type());
            fields.add(
                    new Schema.Field(column.name(), type, null, Schema.Field.NULL_DEFAULT_VALUE));
        }
        return Schema.createRecord(record, null, null, false, fields);
    }

    /// @param name of the type, where it is a record
    private static Schema nullable(String name, Type type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), written(name, type));
    }

    private static Schema written(String name, Type type) {
        return switch (type) {
            case DecimalType(int precision, int scale) ->
                    LogicalTypes.decimal(precision, scale)
                            .addToSchema(Schema.create(Schema.Type.BYTES));
            case ArrayType(Type element) -> Schema.createArray(nullable(name, element));
            case MapType map -> writtenMap(name, map);
            case StructType struct ->
                    record(
                            name,
                            struct.members().stream()
                                    .map(member -> new Field(member.name(), member.type(), true))
                                    .toList());
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
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, UUID, VARIANT ->
                                throw new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "Avro has no type for %s".formatted(type.sql()),
                                        "Cast it to VARCHAR.");
                    };
        };
    }

    private static Schema writtenMap(String name, MapType map) {
        if (map.key() != SimpleType.VARCHAR) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "A map with keys of type %s cannot be written to Avro files"
                            .formatted(map.key().sql()),
                    "Cast it to MAP<VARCHAR, %s>, or write Parquet files."
                            .formatted(map.value().sql()));
        }
        return Schema.createMap(nullable(name, map.value()));
    }

    private static Schema logical(LogicalType type) {
        return type.addToSchema(Schema.create(Schema.Type.LONG));
    }
}
