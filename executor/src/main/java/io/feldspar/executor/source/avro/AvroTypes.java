package io.feldspar.executor.source.avro;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.List;
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
/// A union of null and one other type is that type, nullable.
final class AvroTypes {

    private AvroTypes() {}

    static io.feldspar.executor.type.Schema schema(Schema record) {
        List<Field> fields = new ArrayList<>();
        for (Schema.Field field : record.getFields()) {
            fields.add(new Field(field.name(), type(field.schema()), true));
        }
        return new io.feldspar.executor.type.Schema(fields);
    }

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
        return branches.size() == 1 ? type(branches.getFirst()) : SimpleType.VARCHAR;
    }
}
