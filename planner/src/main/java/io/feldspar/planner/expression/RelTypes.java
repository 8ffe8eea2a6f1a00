package io.feldspar.planner.expression;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;

/// The executor's type of a type of the relational algebra.
public final class RelTypes {

    private RelTypes() {}

    public static Type of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case TINYINT -> SimpleType.TINYINT;
            case SMALLINT -> SimpleType.SMALLINT;
            case INTEGER -> SimpleType.INTEGER;
            case BIGINT -> SimpleType.BIGINT;
            case DECIMAL ->
                    new DecimalType(
                            Math.min(type.getPrecision(), DecimalType.MAX_PRECISION),
                            Math.min(type.getScale(), DecimalType.MAX_PRECISION));
            case REAL -> SimpleType.REAL;
            case FLOAT, DOUBLE -> SimpleType.DOUBLE;
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> SimpleType.TIMESTAMP_TZ;
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
                    SimpleType.INTERVAL_YEAR_MONTH;
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND ->
                    SimpleType.INTERVAL_DAY_TIME;
            case CHAR, VARCHAR, SYMBOL -> SimpleType.VARCHAR;
            case BINARY, VARBINARY -> SimpleType.VARBINARY;
            case NULL, ANY -> SimpleType.NULL;
            default ->
                    throw new FeldsparException(
                            ErrorCode.NOT_SUPPORTED,
                            "Type " + type + " is not supported. Cast the column to another type.");
        };
    }

    public static Field field(RelDataTypeField field) {
        return new Field(field.getName(), of(field.getType()), field.getType().isNullable());
    }

    public static Schema schema(RelDataType row) {
        List<Field> fields = row.getFieldList().stream().map(RelTypes::field).toList();
        return new Schema(fields);
    }
}
